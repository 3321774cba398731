//! The contacts for people who are stuck, as the settings of the site name them.

use leptos::prelude::*;

use super::super::AppContext;
use super::setting;
use crate::site::Help;
use crate::text::site as words;

/// Draws a line with the contacts, below the details of an error. It is empty if the site names none.
pub fn help_line(app: AppContext) -> AnyView {
    view! { {move || help_links(app).map(|links| view! { <p class="small links">{app.say(words::STUCK)}{links}</p> })} }
        .into_any()
}

/// Draws the contacts as links. Returns `None` if the site names none. Tracked.
pub fn help_links(app: AppContext) -> Option<Vec<AnyView>> {
    let Help { phone, email, url } = setting(|site| Some(site.help.clone()))?;
    let mut links = Vec::new();
    if let Some(phone) = phone {
        let digits: String = phone.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect();
        links.push(view! { <a href=["tel:", &digits].concat() dir="ltr">{phone}</a> }.into_any());
    }
    if let Some(email) = email {
        let href = ["mailto:", &email].concat();
        links.push(view! { <a href=href>{email}</a> }.into_any());
    }
    if let Some(url) = url {
        links.push(view! { <a href=url target="_blank" rel="noopener">{app.say(words::HELP_PAGE)}</a> }.into_any());
    }
    (!links.is_empty()).then_some(links)
}
