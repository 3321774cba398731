//! `#[derive(Wire)]`: reads a struct of the contract out of JSON.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Error, Fields, Result, ext::IdentExt};

/// What serde's attributes say that reading has to know.
#[derive(Default)]
struct Serde {
    camel_case: bool,
    default: bool,
}

impl Serde {
    fn read(attributes: &[syn::Attribute]) -> Result<Self> {
        let mut serde = Self::default();
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
            attribute.parse_nested_meta(|meta| {
                if meta.path.is_ident("default") {
                    serde.default = true;
                } else if meta.path.is_ident("rename_all") {
                    let case: syn::LitStr = meta.value()?.parse()?;
                    if case.value() != "camelCase" {
                        return Err(meta.error("Wire knows camelCase alone"));
                    }
                    serde.camel_case = true;
                } else if meta.path.is_ident("skip_serializing_if") {
                    let _: syn::LitStr = meta.value()?.parse()?;
                } else {
                    return Err(meta.error("Wire does not know this attribute"));
                }
                Ok(())
            })?;
        }
        Ok(serde)
    }
}

/// The implementations for a struct with named fields.
pub(crate) fn derive(input: &DeriveInput) -> Result<TokenStream> {
    let name = &input.ident;
    let Data::Struct(syn::DataStruct { fields: Fields::Named(fields), .. }) = &input.data else {
        return Err(Error::new_spanned(name, "Wire reads structs with named fields"));
    };
    let whole = Serde::read(&input.attrs)?;
    let mut members = Vec::new();
    for field in &fields.named {
        let Some(ident) = &field.ident else { continue };
        let own = Serde::read(&field.attrs)?;
        let plain = ident.unraw().to_string();
        let key = if whole.camel_case { camel_case(&plain) } else { plain };
        let reader = if whole.default || own.default { quote!(member_or_default) } else { quote!(member) };
        members.push(quote!(#ident: members.#reader(#key)?));
    }
    Ok(quote! {
        impl crate::contract::wire::FromJson for #name {
            fn from_json(text: &str) -> ::std::option::Option<Self> {
                let members = crate::contract::wire::Members::read(text)?;
                ::std::option::Option::Some(Self { #(#members),* })
            }
        }

        impl<'de> ::serde::Deserialize<'de> for #name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
                crate::contract::wire::deserialize(deserializer)
            }
        }
    })
}

fn camel_case(snake_case: &str) -> String {
    let mut out = String::new();
    let mut is_first = false;
    for c in snake_case.chars() {
        if c == '_' {
            is_first = true;
        } else {
            out.push(if is_first { c.to_ascii_uppercase() } else { c });
            is_first = false;
        }
    }
    out
}
