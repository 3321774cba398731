//! A table of records for the applicant to publish. The page draws the cells, and each row has a pill that shows whether the
//! record was found.

use leptos::prelude::*;

use super::pill::{PillLook, pill};

/// One record of the table.
pub struct Record {
    /// The domain name that the record proves.
    pub domain: String,
    /// The type of the record.
    pub kind: String,
    /// The name of the record, or the place of the file.
    pub name: AnyView,
    /// The value of the record, or the content of the file.
    pub value: AnyView,
    /// The look of the pill that shows whether the record was found.
    pub look: PillLook,
    /// The words of the pill.
    pub state: &'static str,
    /// More about the state, below the pill.
    pub note: AnyView,
}

/// Draws the table. `heads` are the heads of the columns: domain, kind, name, value, state.
pub fn records(caption: &'static str, heads: [&'static str; 5], rows: Vec<Record>) -> impl IntoView {
    let head = heads.iter().map(|head| view! { <th scope="col">{*head}</th> }).collect::<Vec<_>>();
    let rows = rows.into_iter().map(|row| record(row, heads)).collect::<Vec<_>>();
    view! {
        <table class="records">
            <caption>{caption}</caption>
            <thead><tr>{head}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// Draws a row. On a phone the row becomes a block, and `data-label` replaces the head of the column.
fn record(row: Record, heads: [&'static str; 5]) -> impl IntoView {
    view! {
        <tr>
            <th scope="row" dir="auto">{row.domain}</th>
            <td data-label=heads[1]>{row.kind}</td>
            <td data-label=heads[2]>{row.name}</td>
            <td data-label=heads[3]>{row.value}</td>
            <td data-label=heads[4]>{pill(row.look, row.state)}{row.note}</td>
        </tr>
    }
}
