//! The files for each kind of server, each with five lines that say what to do.

use leptos::prelude::*;

use super::key::KeyControls;
use super::keystore::keystore;
use crate::application::certificate_file_stem;
use crate::components;
use crate::rules::certificate::summary::Summary;
use crate::state::AppContext;
use crate::text::{Sentence, install as words};

/// The media type of a file with certificates (RFC 8555 9.1).
const PEM: &str = "application/pem-certificate-chain";

/// A file in PEM.
#[derive(Clone)]
struct PemFile {
    name: String,
    pem: String,
}

/// Draws a list for each kind of server. `key` has the controls for the private key; without them the service made it.
pub(super) fn install(
    app: AppContext,
    summary: &Summary,
    domains: &[String],
    key: Option<KeyControls>,
) -> impl IntoView + use<> {
    let stem = certificate_file_stem(domains);
    let file = |end: &str, pem: &str| PemFile { name: [&stem, end].concat(), pem: pem.to_owned() };
    let files = &summary.files;
    let full = file("-fullchain.pem", &files.full);
    let leaf = file("-cert.pem", &files.leaf);
    let chain = Some(file("-chain.pem", &files.intermediates)).filter(|chain| !chain.pem.is_empty());

    let [nginx, apache, windows, tomcat] = words::SERVERS;
    let nginx = server(app, nginx, vec![full.clone()], lines(app, words::NGINX_LINES, &full.name), None);
    let apache_lines = if chain.is_some() { words::APACHE_LINES } else { words::APACHE_SHORT_LINES };
    let apache_lines = apache_lines.map(|line| {
        // Only the line about the chain names another file.
        let name = chain.as_ref().filter(|_| line == words::APACHE_CHAIN).map_or(&leaf.name, |chain| &chain.name);
        app.say_with(line, &[name])
    });
    let apache_files = [leaf.clone()].into_iter().chain(chain).collect();
    let apache = server(app, apache, apache_files, apache_lines, None);
    let stores = key.map(|key| {
        let [pfx, p12] = [".pfx", ".p12"].map(|end| [&stem, end].concat());
        let own = view! { <p class="small">{app.say_with(words::WINDOWS_OWN, &[&leaf.name])}</p> }.into_any();
        let windows_more = view! { {keystore(key, "windows", pfx.clone(), &stem)} }.into_any();
        let windows = server(
            app,
            windows,
            vec![leaf.clone()],
            lines(app, words::WINDOWS_LINES, &pfx),
            Some(view! { {own}{windows_more} }.into_any()),
        );
        let more = keystore(key, "tomcat", p12.clone(), &stem).into_any();
        let tomcat = server(app, tomcat, Vec::new(), lines(app, words::TOMCAT_LINES, &p12), Some(more));
        view! { {windows}{tomcat} }
    });
    let note = key.is_none().then(|| view! { <p>{app.say(words::SERVICE_KEY)}</p> });
    view! {
        <h3>{app.say(words::TITLE)}</h3>
        {note}
        <p>{app.say(words::INTRO)}</p>
        {nginx}{apache}{stores}
    }
}

fn lines(app: AppContext, lines: [Sentence; 5], file: &str) -> [String; 5] {
    lines.map(|line| app.say_with(line, &[file]))
}

/// Draws one kind of server.
fn server(
    app: AppContext,
    name: &'static str,
    files: Vec<PemFile>,
    lines: [String; 5],
    more: Option<AnyView>,
) -> AnyView {
    let told = RwSignal::new(String::new());
    let files = files
        .into_iter()
        .map(|file| {
            let label = app.say_with(words::DOWNLOAD, &[&file.name]);
            let save = move |_| {
                if components::download(&file.pem, PEM, &file.name) {
                    told.set(app.say_with(words::SAVED, &[&file.name]));
                }
            };
            view! { <button type="button" class="button quiet" on:click=save>{label}</button> }
        })
        .collect::<Vec<_>>();
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect::<Vec<_>>();
    view! {
        <details class="server">
            <summary>{name}</summary>
            <div class="acts">{files}<span class="small muted told" role="status">{move || told.get()}</span></div>
            {more}
            <ol>{lines}</ol>
        </details>
    }
    .into_any()
}
