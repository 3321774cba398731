//! The template while it is written: marks with names and texts, and the slots that they take in order.

use proc_macro2::TokenStream;
use quote::quote;

/// What a piece of a template is. `ui::view::build` reads the same marks.
#[derive(Clone, Copy)]
pub(crate) enum Mark {
    /// `<name`; what follows belongs to it until its end.
    Open = 1,
    /// The end of an element.
    Close = 2,
    /// An attribute's name; its value follows as `Value`, or is in the next slot where none follows.
    Attribute = 3,
    /// The value of the attribute before it.
    Value = 4,
    /// A text.
    Text = 5,
    /// A view in the next slot. Nothing follows the mark.
    Child = 6,
    /// The name of what the next slot is to the element: an event, a class, a property, a reference.
    Part = 7,
}

/// A template with its slots.
#[derive(Default)]
pub(crate) struct Template {
    pieces: String,
    slots: Vec<TokenStream>,
    children: Vec<TokenStream>,
    is_plain: bool,
}

impl Template {
    /// Adds a piece.
    pub(crate) fn mark(&mut self, mark: Mark, words: &str) {
        self.pieces.push(char::from(mark as u8));
        self.pieces.push_str(words);
        self.is_plain = true;
    }

    /// Adds a piece that takes a slot.
    pub(crate) fn slot(&mut self, mark: Mark, words: &str, slot: TokenStream) {
        self.mark(mark, words);
        self.slots.push(slot);
    }

    /// Adds a view.
    pub(crate) fn child(&mut self, view: TokenStream) {
        self.pieces.push(char::from(Mark::Child as u8));
        self.slots.push(quote!(crate::ui::view::Slot::View(#view)));
        self.children.push(view);
    }

    /// The expression. Where nothing but views stand side by side there is nothing to build.
    pub(crate) fn into_view(self) -> TokenStream {
        let Self { pieces, slots, children, is_plain } = self;
        match (is_plain, children.as_slice()) {
            (false, [only]) => only.clone(),
            (false, several) => quote!(crate::ui::view::list(::std::vec![#(#several),*])),
            (true, _) if slots.is_empty() => quote!(crate::ui::view::build(#pieces, ::std::vec::Vec::new())),
            (true, _) => quote!(crate::ui::view::build(#pieces, ::std::vec![#(#slots),*])),
        }
    }
}
