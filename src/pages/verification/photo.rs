//! One document's photo: the one that the backend has, and the one being made.

use crate::ui::prelude::*;

use crate::application::Problem;
use crate::contract::Document;
use crate::desk::{Desk, OpenOrder};

/// The id of the file input of a document.
pub(super) fn input_id(document_type: &str) -> String {
    ["photo-", document_type].concat()
}

/// The documents that the order wants and that have no photo.
pub(super) fn missing(open: OpenOrder) -> Vec<String> {
    open.order.with_untracked(|order| {
        let missing = order.documents.iter().filter(|document| document.required && document.upload.is_none());
        missing.map(|document| document.document_type.clone()).collect()
    })
}

pub(super) fn photo(_desk: Desk, _open: OpenOrder, _document: &Document, _several: bool, _problems: RwSignal<Vec<Problem>>) -> AnyView {
    ().into_any()
}
