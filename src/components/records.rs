//! Records to be published elsewhere, each with what is to be copied and whether it was seen.

use leptos::prelude::*;

use super::copyable::{CopyWords, copyable};
use super::pill::{PillLook, pill};

/// One record.
pub struct Record {
    /// The name that it proves.
    pub domain: String,
    /// What kind of record.
    pub kind: String,
    /// Its name, or the file's path.
    pub name: String,
    /// The accessible name of the button that copies the name.
    pub copy_name: String,
    /// Its value, or the file's content.
    pub value: String,
    /// The accessible name of the button that copies the value.
    pub copy_value: String,
    /// Whether it was seen.
    pub look: PillLook,
    /// The same in words.
    pub state: &'static str,
}

/// The table. `heads` are the columns in the order of [`Record`]: domain, kind, name, value, state.
pub fn records(caption: &'static str, heads: [&'static str; 5], rows: Vec<Record>, words: CopyWords) -> impl IntoView {
    let head = heads.iter().map(|head| view! { <th scope="col">{*head}</th> }).collect::<Vec<_>>();
    let rows = rows.into_iter().map(|row| record(row, heads, words)).collect::<Vec<_>>();
    view! {
        <table class="records">
            <caption>{caption}</caption>
            <thead><tr>{head}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// On a phone a row becomes a block, and `data-label` says what the column's head would have said.
fn record(row: Record, heads: [&'static str; 5], words: CopyWords) -> impl IntoView {
    view! {
        <tr>
            <th scope="row" dir="auto">{row.domain}</th>
            <td data-label=heads[1]>{row.kind}</td>
            <td data-label=heads[2]>{copyable(row.name, row.copy_name, words)}</td>
            <td data-label=heads[3]>{copyable(row.value, row.copy_value, words)}</td>
            <td data-label=heads[4]>{pill(row.look, row.state)}</td>
        </tr>
    }
}
