//! The name of a record as providers want it: relative to the zone.

/// Returns the name without its zone, or `@` for the zone itself. Most providers append the zone to whatever is entered.
/// Returns `None` if the name is outside the zone.
pub fn relative<'a>(name: &'a str, zone: &str) -> Option<&'a str> {
    let name = name.trim_end_matches('.');
    let start = name.len().checked_sub(zone.len())?;
    let is_within = !zone.is_empty() && name.get(start..)?.eq_ignore_ascii_case(zone);
    match name.get(..start)? {
        _ if !is_within => None,
        "" => Some("@"),
        before => before.strip_suffix('.').filter(|relative| !relative.is_empty()),
    }
}

/// Returns the name that a record gets if its full name is entered where the provider appends the zone.
pub fn doubled(name: &str, zone: &str) -> String {
    [name.trim_end_matches('.'), ".", zone].concat()
}
