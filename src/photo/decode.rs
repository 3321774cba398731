//! Has the browser decode a picture. Only the browser turns a picture upright. It never gets both sides of a size, so a
//! misread orientation cannot stretch the picture.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ImageBitmap, WorkerGlobalScope};

use super::canvas::Canvas;

/// Decodes a picture upright and resizes it on the way: the side that is the long one in `size` gets `side` pixels, and the
/// other side follows from the picture's shape. `gently` is true if the picture becomes only a little smaller; the quick way
/// of resizing then gives the same legibility.
pub(super) async fn decode(picture: &Blob, size: (u32, u32), side: u32, gently: bool) -> Option<ImageBitmap> {
    let long = if size.0 > size.1 { "resizeWidth" } else { "resizeHeight" };
    let quality = if gently { "low" } else { "high" };
    decode_with(picture, &[(long, side.into()), ("resizeQuality", quality.into())]).await
}

/// Decodes a picture upright, at full size.
pub(super) async fn decode_whole(picture: &Blob) -> Option<ImageBitmap> {
    decode_with(picture, &[]).await
}

async fn decode_with(picture: &Blob, wishes: &[(&str, JsValue)]) -> Option<ImageBitmap> {
    let wishes = object(wishes);
    Reflect::set(&wishes, &"imageOrientation".into(), &"from-image".into()).ok()?;
    let scope: WorkerGlobalScope = js_sys::global().unchecked_into();
    let promise = scope.create_image_bitmap_with_blob_and_image_bitmap_options(picture, wishes.unchecked_ref()).ok()?;
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

/// Decodes a JPEG upright with the browser's `ImageDecoder`, at the largest fraction, in eighths, with no more pixels than
/// `size`. This takes memory for these pixels alone. Returns `None` if the browser has no decoder or decodes all pixels first.
pub(super) async fn decode_scaled(picture: &Blob, size: (u32, u32)) -> Option<ImageBitmap> {
    // The standard lets a browser ignore the size that is asked for, so a small picture is tried first.
    let sample = Canvas::new(16, 16)?.encode(90).await?;
    let scales = decode_at(&sample, (8, 8)).await.is_some_and(|it| it.width() == 8);
    if scales { decode_at(picture, size).await } else { None }
}

async fn decode_at(picture: &Blob, (width, height): (u32, u32)) -> Option<ImageBitmap> {
    // Browsers offer no such decoder to an insecure origin.
    let class: Function = Reflect::get(&js_sys::global(), &"ImageDecoder".into()).ok()?.dyn_into().ok()?;
    let wishes = object(&[
        ("data", call(picture, "stream", &[])?),
        ("type", "image/jpeg".into()),
        ("desiredWidth", width.into()),
        ("desiredHeight", height.into()),
    ]);
    let decoder = Reflect::construct(&class, &Array::of1(&wishes)).ok()?;
    let bitmap = first_frame(&decoder).await;
    call(&decoder, "close", &[]);
    bitmap
}

async fn first_frame(decoder: &JsValue) -> Option<ImageBitmap> {
    let decoded = JsFuture::from(call(decoder, "decode", &[])?.dyn_into::<js_sys::Promise>().ok()?).await.ok()?;
    let frame = Reflect::get(&decoded, &"image".into()).ok()?;
    let promise = call(&js_sys::global(), "createImageBitmap", &[&frame])?.dyn_into::<js_sys::Promise>().ok()?;
    let bitmap = JsFuture::from(promise).await.ok();
    call(&frame, "close", &[]);
    bitmap?.dyn_into().ok()
}

/// Calls a method. Returns `None` if the method is missing or throws.
fn call(object: &JsValue, name: &str, arguments: &[&JsValue]) -> Option<JsValue> {
    let method: Function = Reflect::get(object, &name.into()).ok()?.dyn_into().ok()?;
    method.apply(object, &arguments.iter().copied().collect::<Array>()).ok()
}

/// Returns true if the browser shows two pictures alike, however they are stored; `None` if it cannot decode one of them.
pub(super) async fn look_alike(one: &Blob, other: &Blob) -> Option<bool> {
    const SIDE: u32 = 48;
    let small = async |picture| {
        let bitmap = decode(picture, (SIDE, SIDE), SIDE, true).await?;
        let canvas = Canvas::new(bitmap.width(), bitmap.height())?;
        canvas.draw(&bitmap)?;
        bitmap.close();
        Some(((canvas.width, canvas.height), canvas.pixels(0, 0, canvas.width, canvas.height)?))
    };
    Some(small(one).await? == small(other).await?)
}

/// Returns true if `createImageBitmap` reads `resizeQuality`. Firefox before 149 does not, and resizes roughly.
pub(super) fn resizes_well() -> bool {
    thread_local! {
        static ANSWER: Cell<Option<bool>> = const { Cell::new(None) };
    }
    ANSWER.get().unwrap_or_else(|| {
        let asked = Rc::new(Cell::new(false));
        let note = asked.clone();
        let getter = Closure::<dyn FnMut() -> JsValue>::new(move || {
            note.set(true);
            "high".into()
        });
        let wishes = Object::new();
        Object::define_property(&wishes, &"resizeQuality".into(), &object(&[("get", getter.as_ref().clone())]));
        let scope: WorkerGlobalScope = js_sys::global().unchecked_into();
        if let (Ok(empty), wishes) = (Blob::new(), wishes.unchecked_ref())
            && let Ok(promise) = scope.create_image_bitmap_with_blob_and_image_bitmap_options(&empty, wishes)
        {
            // An empty file is no picture, so the promise fails; awaiting it keeps the browser from reporting an error.
            wasm_bindgen_futures::spawn_local(async move {
                let _ = JsFuture::from(promise).await;
            });
        }
        ANSWER.set(Some(asked.get()));
        asked.get()
    })
}

/// Returns an object with these members.
pub(super) fn object(members: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in members {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}
