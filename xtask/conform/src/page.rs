//! The contract as a readable page.
/// stub
pub fn write() {}
