//! Elements, texts and components as pieces of a template.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeElement};
use syn::spanned::Spanned;
use syn::{Error, Result};

use crate::template::{Mark, Template};
use crate::view_of;

/// Writes a node down.
pub(crate) fn node(template: &mut Template, node: &Node) -> Result<()> {
    match node {
        Node::Element(element) if is_component(element) => template.child(component(element)?),
        Node::Element(element) => return html(template, element),
        Node::Fragment(fragment) => {
            for child in &fragment.children {
                self::node(template, child)?;
            }
        }
        Node::Block(block) => {
            // A block around one expression is the view's syntax, not the program's.
            let value =
                if let Some([syn::Stmt::Expr(only, None)]) = block.try_block().map(|block| block.stmts.as_slice()) {
                    quote!(#only)
                } else {
                    quote!(#block)
                };
            template.child(quote!(crate::ui::view::IntoView::into_any(#value)));
        }
        Node::Text(text) => template.mark(Mark::Text, &text.value_string()),
        Node::Comment(_) => {}
        other => {
            return Err(Error::new(other.span(), "a view holds elements, components, {blocks} and \"quoted text\""));
        }
    }
    Ok(())
}

/// An upper-case name is a component's.
fn is_component(element: &NodeElement<rstml::Infallible>) -> bool {
    element.name().to_string().starts_with(|first: char| first.is_ascii_uppercase())
}

fn html(template: &mut Template, element: &NodeElement<rstml::Infallible>) -> Result<()> {
    template.mark(Mark::Open, &element.name().to_string());
    for attribute in element.attributes() {
        let NodeAttribute::Attribute(attribute) = attribute else {
            return Err(Error::new(attribute.span(), "no attribute"));
        };
        self::attribute(template, attribute)?;
    }
    for child in element.children() {
        node(template, child)?;
    }
    template.mark(Mark::Close, "");
    Ok(())
}

fn attribute(template: &mut Template, attribute: &KeyedAttribute) -> Result<()> {
    let name = attribute.key.to_string().replace(' ', "");
    let Some(value) = attribute.value() else {
        template.mark(Mark::Attribute, &name);
        template.mark(Mark::Value, "");
        return Ok(());
    };
    if let Some(event) = name.strip_prefix("on:") {
        let Some(kind) = event_type(event) else {
            return Err(Error::new(attribute.key.span(), "an event that `view!` has no type for yet"));
        };
        template.slot(Mark::Part, event, quote!(crate::ui::view::listener::<::web_sys::#kind>(#value)));
    } else if let Some(class) = name.strip_prefix("class:") {
        template.slot(Mark::Part, class, quote!(crate::ui::view::class(#value)));
    } else if let Some(property) = name.strip_prefix("prop:") {
        template.slot(Mark::Part, property, quote!(crate::ui::view::property(#value)));
    } else if name == "node_ref" {
        template.slot(Mark::Part, "", quote!(crate::ui::view::NodeRef::slot(#value)));
    } else if let Some(words) = attribute.value_literal_string() {
        template.mark(Mark::Attribute, &name);
        template.mark(Mark::Value, &words);
    } else {
        template.slot(Mark::Attribute, &name, quote!(crate::ui::view::IntoAttribute::into_slot(#value)));
    }
    Ok(())
}

/// The class of an event in `web_sys`.
fn event_type(event: &str) -> Option<syn::Ident> {
    Some(match event {
        "click" | "mousedown" | "mouseup" => format_ident!("MouseEvent"),
        "keydown" | "keyup" => format_ident!("KeyboardEvent"),
        "dragstart" | "dragenter" | "dragover" | "dragleave" | "dragend" | "drop" => format_ident!("DragEvent"),
        "pointerdown" | "pointermove" | "pointerup" => format_ident!("PointerEvent"),
        "paste" => format_ident!("ClipboardEvent"),
        "submit" => format_ident!("SubmitEvent"),
        "focusin" | "focusout" | "focus" | "blur" => format_ident!("FocusEvent"),
        "cancel" | "change" | "close" | "error" | "input" | "load" | "toggle" => {
            format_ident!("Event")
        }
        _ => return None,
    })
}

/// A component's call, as Leptos makes it: its props are built by name.
fn component(element: &NodeElement<rstml::Infallible>) -> Result<TokenStream> {
    let name = element.name();
    let mut props = Vec::new();
    for attribute in element.attributes() {
        let NodeAttribute::Attribute(attribute) = attribute else {
            return Err(Error::new(attribute.span(), "no prop"));
        };
        let key = syn::parse_str::<syn::Ident>(&attribute.key.to_string())
            .map_err(|_| Error::new(attribute.key.span(), "a component's prop is a plain name"))?;
        let key = syn::Ident::new(&key.to_string(), attribute.key.span());
        let value = attribute.value().map_or_else(|| quote!(#key), |value| quote!(#value));
        props.push(quote!(.#key(#value)));
    }
    if !element.children().is_empty() {
        let children = view_of(element.children())?;
        props.push(quote!(.children(::std::boxed::Box::new(move || #children))));
    }
    Ok(quote!({
        let props = ::leptos::component::component_props_builder(&#name) #(#props)*;
        crate::ui::view::IntoView::into_any(::leptos::component::component_view(#name, props.build()))
    }))
}
