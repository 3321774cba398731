//! Shortens the names between a program and its bindings, and removes exports that nothing calls.
//!
//! wasm-bindgen names every function of the browser by its purpose and a digest, both in the program and in the script.
//! These are about 250 names, which compression cannot make small: 4.5 KB of the first load in brotli. Only these two
//! files use the names, so both get the same short ones. wasm-bindgen has no option for this, and esbuild cannot do it
//! because it does not see the program.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{ExportSection, ImportSection, Module};
use wasmparser::{Export, Imports, Parser};

use crate::Fallible;

/// Exports for streams that a crate of Leptos has and that nothing here uses. Their names, in lower case, start with
/// this.
const UNUSED: &str = "intounderlying";

/// The short name of the bindings in the program, which names them once for each import.
const BINDINGS: &str = "$";
/// The functions that call back into the program. wasm-bindgen names them by a digest too.
const CALLBACK: &str = "wasm_bindgen__convert__closures";

/// Shortens the names of a program's imports and callbacks, in the program and in its bindings.
pub(super) fn shorten(bindings: &mut String, program: &mut Vec<u8>) -> Fallible {
    let mut names =
        Names { short: BTreeMap::new(), callbacks: BTreeMap::new(), long: None, unused: bindings.contains(CLASS) };
    let script = names.without_unused(bindings);
    let mut module = Module::new();
    utils::parse_core_module(&mut names, &mut module, Parser::new(0), program)
        .map_err(|error| format!("the program cannot be read: {error:?}"))?;
    *program = module.finish();
    let script = names.in_script(&script)?;
    let long = names.long.ok_or("the program imports no bindings")?;
    *bindings = script.replacen(&format!("\"{long}\":"), &format!("\"{BINDINGS}\":"), 1);
    Ok(())
}

/// The start of the class of an unused export in the bindings.
const CLASS: &str = "export class IntoUnderlying";

struct Names {
    /// The short name of each import of the bindings.
    short: BTreeMap<String, String>,
    /// The short name of each callback.
    callbacks: BTreeMap<String, String>,
    /// The name of the bindings as wasm-bindgen wrote it.
    long: Option<String>,
    /// True if there are unused exports to remove.
    unused: bool,
}

impl Names {
    /// The script without the classes of unused exports. wasm-bindgen writes each class up to a brace in the first
    /// column.
    fn without_unused(&self, script: &str) -> String {
        if !self.unused {
            return script.to_owned();
        }
        let mut out = String::new();
        let mut lines = script.lines();
        while let Some(line) = lines.next() {
            if line.starts_with(CLASS) {
                lines.by_ref().find(|line| *line == "}");
            } else if line.starts_with("const IntoUnderlying") {
                lines.by_ref().find(|line| line.ends_with(';'));
            } else if !line.starts_with("if (Symbol.dispose) IntoUnderlying") {
                out.push_str(line);
                out.push('\n');
            }
        }
        out
    }

    /// The script with short names for its members `name: function…`.
    fn in_script(&self, script: &str) -> Fallible<String> {
        let is_part = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '$');
        let mut out = String::new();
        let mut missing: BTreeSet<&str> = self.short.keys().map(String::as_str).collect();
        let mut rest = script;
        while let Some(start) = rest.find(is_part) {
            let (before, from) = rest.split_at(start);
            let (name, after) = from.split_at(from.find(|letter| !is_part(letter)).unwrap_or(from.len()));
            let is_member = after.starts_with(':');
            let is_export = before == "." && out.ends_with("wasm");
            let short = self.short.get(name).filter(|_| is_member && missing.remove(name));
            let short = short.or(self.callbacks.get(name).filter(|_| is_export));
            out.push_str(before);
            out.push_str(short.map_or(name, String::as_str));
            rest = after;
        }
        out.push_str(rest);
        if missing.is_empty() && !self.short.is_empty() {
            Ok(out)
        } else {
            Err(format!("the bindings lack imports of the program: {missing:?} of {}", self.short.len()).into())
        }
    }
}

impl Reencode for Names {
    type Error = Infallible;

    fn parse_imports(&mut self, section: &mut ImportSection, imports: Imports<'_>) -> Result<(), Error<Infallible>> {
        let Imports::Single(_, import) = imports else { return utils::parse_imports(self, section, imports) };
        let ty = self.entity_type(import.ty)?;
        if import.module.ends_with("_bg.js") {
            let count = self.short.len();
            let name = self.short.entry(import.name.to_owned()).or_insert_with(|| short_name(count));
            section.import(BINDINGS, name, ty);
            self.long = Some(import.module.to_owned());
        } else {
            section.import(import.module, import.name, ty);
        }
        Ok(())
    }

    fn parse_export(&mut self, exports: &mut ExportSection, export: Export<'_>) -> Result<(), Error<Infallible>> {
        if self.unused && export.name.trim_start_matches("__wbg_").starts_with(UNUSED) {
            return Ok(());
        }
        if export.name.starts_with(CALLBACK) {
            let count = self.callbacks.len();
            let name = self.callbacks.entry(export.name.to_owned()).or_insert_with(|| short_name(count)).clone();
            return utils::parse_export(self, exports, Export { name: &name, ..export });
        }
        utils::parse_export(self, exports, export)
    }
}

/// Returns `$0`, `$1`, … `$a`, …: a name that has no other use in the script.
fn short_name(mut count: usize) -> String {
    const DIGITS: &[u8] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let mut name = String::from("$");
    loop {
        name.push(char::from(DIGITS[count % DIGITS.len()]));
        count /= DIGITS.len();
        if count == 0 {
            return name;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{BTreeSet, Names, short_name};

    #[test]
    fn short_names_differ() {
        let names: BTreeSet<String> = (0..5000).map(short_name).collect();
        assert_eq!(names.len(), 5000);
    }

    #[test]
    fn a_name_is_shortened_where_it_is_a_member_and_nowhere_else() {
        let short = [("__wbg_get_1f".to_owned(), "$0".to_owned())].into();
        let names =
            Names { short, callbacks: [("call_1f".to_owned(), "$0".to_owned())].into(), long: None, unused: false };
        let script = "const a = {\n    __wbg_get_1f: function() {\n    __wbg_get_1f_more: 1,\nfunction call_1f() { wasm.call_1f(); }";
        assert_eq!(
            names.in_script(script).ok().as_deref(),
            Some("const a = {\n    $0: function() {\n    __wbg_get_1f_more: 1,\nfunction call_1f() { wasm.$0(); }")
        );
    }

    #[test]
    fn a_name_that_the_script_lacks_is_told() {
        let names = Names {
            short: [("b".to_owned(), "$0".to_owned())].into(),
            callbacks: [].into(),
            long: None,
            unused: false,
        };
        assert!(names.in_script("a: 1,").is_err());
    }

    #[test]
    fn classes_that_nobody_uses_are_left_out() {
        let names = Names { short: [].into(), callbacks: [].into(), long: None, unused: true };
        let script = "let a;\nexport class IntoUnderlyingSink {\n    x() {\n    }\n}\nif (Symbol.dispose) IntoUnderlyingSink.x;\nconst IntoUnderlyingSinkFinalization = (b)\n    ? c\n    : d;\nlet e;\n";
        assert_eq!(names.without_unused(script), "let a;\nlet e;\n");
    }
}
