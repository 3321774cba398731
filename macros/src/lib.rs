//! Macros that write less code than those of the libraries do; every byte of the program is downloaded.
//!
//! `view!` has Leptos's syntax. Leptos makes a type of every view, and the compiler code of every type; here a view becomes
//! a template, which is data, with slots for what is computed: an element costs some bytes of text instead of 400 of code.
//!
//! The template is read by `ui::view::build`, where its marks are explained.

mod element;
mod template;

use proc_macro2::TokenStream;
use quote::quote;
use template::Template;

/// A view as Leptos writes it: elements with attributes, `class:x=`, `prop:x=`, `on:event=` and `node_ref=`; quoted text;
/// `{expressions}`; fragments; components with their props and children. Its value is an `AnyView`.
#[proc_macro]
pub fn view(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let config = rstml::ParserConfig::default().recover_block(true);
    let (nodes, errors) = rstml::Parser::new(config).parse_recoverable(tokens).split_vec();
    #[expect(clippy::redundant_closure_for_method_calls, reason = "the type belongs to a crate that is no dependency")]
    let errors: TokenStream = errors.into_iter().map(|error| error.emit_as_expr_tokens()).collect();
    let view = view_of(&nodes).unwrap_or_else(|error| error.to_compile_error());
    quote!({ #errors #view }).into()
}

/// The expression that makes a view of nodes.
fn view_of(nodes: &[rstml::node::Node]) -> syn::Result<TokenStream> {
    let mut template = Template::default();
    for node in nodes {
        element::node(&mut template, node)?;
    }
    Ok(template.into_view())
}
