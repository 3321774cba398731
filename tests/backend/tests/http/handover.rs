//! The one-time link for a phone: how often and how long it can be used, and what a stolen one cannot do.

use serde_json::json;

use super::support::{Answer, Client, EV_FAILED, FORM, OV_FIVE, Server, application, content_digest, key, png};

fn path() -> String {
    format!("/api/v1/orders/{OV_FIVE}/documents/{FORM}")
}

/// Makes a link, and returns the path that the phone calls.
#[track_caller]
fn link(server: &Server, client: &Client) -> String {
    let link = client.post(&format!("{}/handover", path()), &json!({})).expect(201).json();
    let url = link["url"].as_str().unwrap().to_owned();
    let token = url.strip_prefix(&format!("{}/photo#", server.origin)).unwrap();
    format!("/api/v1/handover/{token}")
}

#[test]
fn a_phone_takes_the_photo_once_and_within_ten_minutes() {
    let server = Server::start();
    let client = server.client();
    let phone = Client::new(&server.origin);
    let used = link(&server, &client);
    let handover = phone.get(&used).expect(200).json();
    assert_eq!(handover["maxBytes"], 512_000);
    phone.upload(&used, "image/png", b"nonsense").expect(415);
    phone.upload(&used, "image/png", &png(60, 80)).expect(200);
    phone.upload(&used, "image/png", &png(60, 80)).expect(410);
    phone.get(&used).expect(410);
    phone.get("/api/v1/handover/0000").expect(404);
    let late = link(&server, &client);
    client.advance(601);
    phone.get(&late).expect(410);
    phone.upload(&late, "image/png", &png(60, 80)).expect(410);
}

#[test]
fn of_many_photos_at_once_through_one_link_one_is_kept() {
    let server = Server::start();
    let client = server.client();
    let link = link(&server, &client);
    let photos: Vec<Vec<u8>> = (0..12).map(|number| png(300 + number, 400)).collect();
    let answers: Vec<Answer> = std::thread::scope(|scope| {
        let calls: Vec<_> = photos
            .iter()
            .map(|photo| {
                let (phone, link) = (Client::new(&server.origin), &link);
                scope.spawn(move || phone.upload(link, "image/png", photo))
            })
            .collect();
        calls.into_iter().map(|call| call.join().unwrap()).collect()
    });
    let kept: Vec<usize> = (0..answers.len()).filter(|at| answers[*at].status == 200).collect();
    let [kept] = kept[..] else { panic!("{} photos were accepted", kept.len()) };
    assert!(answers.iter().all(|answer| matches!(answer.status, 200 | 410)));
    assert_eq!(
        client.get(&path()).expect(200).body,
        photos[kept],
        "the photo that was accepted is the one that is kept"
    );
}

#[test]
fn a_refused_or_interrupted_photo_does_not_use_up_the_link() {
    let server = Server::start();
    let client = server.client();
    let link = link(&server, &client);
    let phone = Client::new(&server.origin);
    let photo = png(60, 80);
    let wrong = [("content-type", "image/png"), ("content-digest", &content_digest(b"another photo"))];
    phone.call("PUT", &link, &wrong, Some(&photo)).expect(422);
    phone.upload(&link, "image/png", &vec![0; 600_000]).expect(413);
    client.fault(&json!({ "method": "PUT", "path": "/api/v1/handover/*", "times": 1, "reset": "before" }));
    let headers = [("content-type", "image/png"), ("content-digest", &content_digest(&photo))];
    assert!(phone.try_call("PUT", &link, &headers, Some(&photo)).is_err());
    phone.upload(&link, "image/png", &photo).expect(200);
}

#[test]
fn a_stolen_link_reads_neither_the_order_nor_a_photo_and_changes_nothing_else() {
    let server = Server::start();
    let client = server.client();
    let photo = png(60, 80);
    client.upload(&path(), "image/png", &photo).expect(200);
    client.save(OV_FIVE, &application(&["a.kelp.example.com"]));
    let link = link(&server, &client);
    let token = link.rsplit('/').next().unwrap();
    let thief = Client::new(&server.origin);

    let told = thief.get(&link).expect(200);
    let mut members: Vec<String> = told.json().as_object().unwrap().keys().cloned().collect();
    members.sort();
    assert_eq!(members, ["documentTitle", "expiresAt", "maxBytes", "mediaTypes", "productName"]);
    for secret in [OV_FIVE, "Kelp", "kelp.example.com"] {
        assert!(!told.text().contains(secret), "{secret}");
    }
    assert_eq!(told.header("cache-control"), "no-store");
    assert_eq!(told.header("set-cookie"), "", "no session begins");
    // The token is no session, wherever it is put.
    for headers in [
        vec![],
        vec![("cookie", format!("signet_session={token}"))],
        vec![("authorization", format!("Bearer {token}"))],
        vec![("x-csrf-token", token.to_owned())],
    ] {
        let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        for (method, path) in [
            ("GET", "/api/v1/orders".to_owned()),
            ("GET", format!("/api/v1/orders/{OV_FIVE}")),
            ("GET", format!("/api/v1/orders/{OV_FIVE}/application")),
            ("GET", format!("/api/v1/orders/{OV_FIVE}/status")),
            ("GET", path()),
            ("DELETE", path()),
            ("POST", format!("{}/handover", path())),
        ] {
            let body = (method == "POST").then_some(&b"{}"[..]);
            thief.call(method, &path, &headers, body).expect(401);
        }
    }
    for method in ["DELETE", "POST", "PATCH"] {
        let answer = thief.call(method, &link, &[], Some(b"{}"));
        assert!(matches!(answer.status, 404 | 405), "{method}: {}", answer.status);
    }
    assert_eq!(client.get(&path()).expect(200).body, photo, "the photo is still there");
}

#[test]
fn a_link_ends_with_the_submission_and_serves_its_own_document_alone() {
    let server = Server::start();
    let client = server.client();
    let link = link(&server, &client);
    client.upload(&path(), "image/png", &png(60, 80)).expect(200);
    let etag = client.save(OV_FIVE, &application(&["a.kelp.example.com"]));
    client.submit(OV_FIVE, &etag, &key(1)).expect(202);
    let phone = Client::new(&server.origin);
    phone.upload(&link, "image/png", &png(50, 70)).expect(409);
    let other = client.get(&format!("/api/v1/orders/{EV_FAILED}")).expect(200).json();
    let uploads = other["documents"].as_array().unwrap().iter().map(|document| document["upload"]["width"].as_u64());
    assert!(uploads.into_iter().all(|width| width != Some(50)));
}

#[test]
fn a_link_leads_to_the_path_of_the_app() {
    let server = Server::start_with(&["--base", "/certificates/"]);
    let link = server.client().post(&format!("{}/handover", path()), &json!({})).expect(201).json();
    let url = link["url"].as_str().unwrap();
    assert!(url.starts_with(&format!("{}/certificates/photo#", server.origin)), "{url}");
}

#[test]
fn a_new_link_leaves_the_one_before_as_it_was() {
    let server = Server::start();
    let client = server.client();
    let (before, after) = (link(&server, &client), link(&server, &client));
    assert_ne!(before, after);
    let phone = Client::new(&server.origin);
    phone.get(&before).expect(200);
    phone.upload(&after, "image/png", &png(60, 80)).expect(200);
    phone.upload(&before, "image/png", &png(61, 80)).expect(200);
}
