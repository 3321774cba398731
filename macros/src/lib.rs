//! Reads the contract out of JSON in less code than serde derives.

mod wire;

/// Reads a struct of `contract` out of JSON as `#[derive(Deserialize)]` does, by way of `contract::FromJson`. Of serde's
/// attributes it knows `rename_all = "camelCase"` and `default`.
#[proc_macro_derive(Wire, attributes(serde))]
pub fn wire(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let input = syn::parse_macro_input!(input as syn::DeriveInput);
    wire::derive(&input).unwrap_or_else(|error| error.to_compile_error()).into()
}
