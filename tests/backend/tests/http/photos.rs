//! Photos: which ones are accepted, and which are refused and why.

use std::io::Write;

use serde_json::json;

use super::support::{DV, FORM, OV_FIVE, Server, application, content_digest, key, png};

const SIDEWAYS: &[u8] = include_bytes!("sideways.jpg");

fn path() -> String {
    format!("/api/v1/orders/{OV_FIVE}/documents/{FORM}")
}

#[test]
fn a_photo_is_kept_as_it_is_and_removed_again() {
    let server = Server::start();
    let client = server.client();
    client.get(&path()).expect(404);
    let photo = png(60, 80);
    let upload = client.upload(&path(), "image/png", &photo).expect(200).json();
    assert_eq!((upload["width"].as_u64(), upload["height"].as_u64()), (Some(60), Some(80)));
    assert_eq!(upload["bytes"].as_u64(), Some(photo.len() as u64));
    let kept = client.get(&path()).expect(200);
    assert_eq!((kept.body, kept.headers["content-type"].to_str().unwrap()), (photo, "image/png"));
    let order = client.get(&format!("/api/v1/orders/{OV_FIVE}")).expect(200).json();
    assert_eq!(order["documents"][0]["upload"], upload);
    client.call("DELETE", &path(), &[], None).expect(204);
    client.get(&path()).expect(404);
}

#[test]
fn a_jpeg_is_measured_upright() {
    let server = Server::start();
    let client = server.client();
    let upload = client.upload(&path(), "image/jpeg", SIDEWAYS).expect(200).json();
    assert_eq!(upload["mediaType"], "image/jpeg");
    assert_eq!((upload["width"].as_u64(), upload["height"].as_u64()), (Some(48), Some(64)));
}

#[test]
fn a_photo_of_exactly_the_limit_is_taken_and_one_byte_more_is_not() {
    let server = Server::start();
    let client = server.client();
    let mut photo = png(60, 80);
    // The padding is an unknown chunk before the end, which decoders may skip (PNG 5.6).
    let end = photo.split_off(photo.len() - 12);
    let padding = 512_000 - photo.len() - end.len() - 12;
    let mut chunk = b"paDd".to_vec();
    chunk.resize(4 + padding, 0);
    photo.extend_from_slice(&u32::try_from(padding).unwrap().to_be_bytes());
    photo.extend_from_slice(&chunk);
    photo.extend_from_slice(&crc32(&chunk).to_be_bytes());
    photo.extend_from_slice(&end);
    assert_eq!(photo.len(), 512_000);
    client.upload(&path(), "image/png", &photo).expect(200);
    photo.push(0);
    client.upload(&path(), "image/png", &photo).expect(413);
    client.upload(&path(), "image/png", &vec![0; 8 << 20]).expect(413);
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 })
    })
}

#[test]
fn what_is_no_picture_is_named_so() {
    let server = Server::start();
    let client = server.client();
    for file in [
        &b""[..],
        b"GIF89a",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
        b"%PDF-1.7",
        b"\0\0\0\x18ftypheic",
    ] {
        client.upload(&path(), "image/png", file).expect(415);
    }
}

#[test]
fn half_a_picture_is_refused() {
    let server = Server::start();
    let client = server.client();
    let photo = png(60, 80);
    for cut in [20, photo.len() / 2, photo.len() - 13] {
        let answer = client.upload(&path(), "image/png", &photo[..cut]).expect(422);
        assert_eq!(answer.json()["type"], "urn:signet:problem:undecodable", "{cut} bytes");
    }
    for cut in [20, SIDEWAYS.len() / 2, SIDEWAYS.len() - 2] {
        client.upload(&path(), "image/jpeg", &SIDEWAYS[..cut]).expect(422);
    }
    let mut holed = photo.clone();
    holed[photo.len() / 2] ^= 0xff;
    client.upload(&path(), "image/png", &holed).expect(422);
    client.get(&path()).expect(404);
}

#[test]
fn a_bomb_is_refused_by_its_header() {
    let server = Server::start();
    let client = server.client();
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 20_000, 20_000);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    let mut writer = encoder.write_header().unwrap();
    let mut stream = writer.stream_writer().unwrap();
    stream.write_all(&vec![0; 20_000 * 2_500]).unwrap();
    stream.finish().unwrap();
    drop(writer);
    let started = std::time::Instant::now();
    let answer = client.upload(&path(), "image/png", &file).expect(422).json();
    assert_eq!(answer["type"], "urn:signet:problem:too-many-pixels");
    assert!(started.elapsed().as_secs() < 2);
}

#[test]
fn a_photo_that_arrives_damaged_is_noticed() {
    let server = Server::start();
    let client = server.client();
    let photo = png(60, 80);
    let wrong = content_digest(b"something else");
    let put = |digest: &str| client.call("PUT", &path(), &[("content-digest", digest)], Some(&photo));
    assert_eq!(put(&wrong).expect(422).json()["type"], "urn:signet:problem:digest");
    put("md5=:AAAA:").expect(400);
    client.call("PUT", &path(), &[], Some(&photo)).expect(400);
}

#[test]
fn photos_are_not_changed_while_the_ca_looks_at_them() {
    let server = Server::start();
    let client = server.client();
    client.upload_form(OV_FIVE);
    let etag = client.save(OV_FIVE, &application(&["a.kelp.example.com"]));
    client.submit(OV_FIVE, &etag, &key(1)).expect(202);
    client.upload(&path(), "image/png", &png(9, 9)).expect(409);
    client.call("DELETE", &path(), &[], None).expect(409);
    client.post(&format!("{}/handover", path()), &json!({})).expect(409);
}

#[test]
fn the_blank_form_is_a_pdf() {
    let server = Server::start();
    let client = server.client();
    let answer = client.get(&format!("{}/template", path())).expect(200);
    assert_eq!(answer.header("content-type"), "application/pdf");
    assert!(answer.body.starts_with(b"%PDF-") && answer.text().contains(OV_FIVE));
    client.get(&format!("/api/v1/orders/{DV}/documents/{FORM}/template")).expect(404);
}
