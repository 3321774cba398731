//! The handle on the backend, and the one function that every call goes through.

use std::rc::Rc;

use gloo_net::http::Method;
use js_sys::{Math, Promise};
use leptos::prelude::{LocalStorage, StoredValue, UpdateValue, WithValue};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::answer::Answer;
use super::clock::{monotonic_ms, sleep};
use super::configuration::load;
use super::request::{Body, Call, Request};
use super::{BackendError, Cancel, ConfigurationProblem};
use super::{transport, upload};
use crate::application::retry::{self, Plan};
use crate::contract::{Session, Status};

/// The backend, for pages: `Copy`, and part of the `Desk`, which is in the context. Sends nothing before the first call.
#[derive(Clone, Copy)]
pub struct Backend(StoredValue<Shared, LocalStorage>);

#[derive(Default)]
struct Shared {
    base: Base,
    /// Who is signed in, with the CSRF token.
    session: Option<Session>,
    /// The first question for the session, which every call of that moment waits for.
    asking: Option<Promise>,
    /// How that question failed.
    session_error: Option<BackendError>,
    server_clock: Option<ServerClock>,
    /// What the backend answered to the last submission, and for which order.
    submitted: Option<(String, Status)>,
}

/// What is known of `config.json`.
#[derive(Default)]
enum Base {
    #[default]
    Unknown,
    Loading(Promise),
    Known(Rc<str>),
    Unusable(ConfigurationProblem),
}

/// The backend's wall clock, told by the last answer that had a `Date`.
#[derive(Clone, Copy)]
struct ServerClock {
    /// Milliseconds since 1970 by the backend.
    said_ms: f64,
    /// When it said so, by the monotonic clock.
    at_ms: f64,
}

impl Backend {
    /// A handle. It lives as long as the owner in which it is made: that is the app's.
    #[expect(clippy::new_without_default, reason = "a second handle would have a second session: the app makes one")]
    pub fn new() -> Self {
        Self(StoredValue::new_local(Shared::default()))
    }

    /// The backend's wall clock in milliseconds since 1970; `None` before the first answer, or when CORS hides `Date`.
    /// For "ends in … minutes": the applicant's own clock may be years off.
    pub fn server_now_ms(self) -> Option<f64> {
        let clock = self.0.with_value(|shared| shared.server_clock)?;
        Some(clock.said_ms + monotonic_ms() - clock.at_ms)
    }

    /// The status that the submission of this order was answered with in this page's life: a copy of the backend that has
    /// not caught up is recognised by its smaller version.
    pub(super) fn submitted(self, order_id: &str) -> Option<Status> {
        self.0.with_value(|shared| {
            shared.submitted.as_ref().filter(|(submitted, _)| submitted == order_id).map(|(_, status)| status.clone())
        })
    }

    pub(super) fn keep_submitted(self, order_id: &str, status: Status) {
        self.0.update_value(|shared| shared.submitted = Some((order_id.to_owned(), status)));
    }

    /// The address of a call, for links. Absolute.
    pub(super) async fn url(self, path: &str) -> Result<String, BackendError> {
        let mut url = String::from(&*self.base().await?);
        url.push_str(path);
        Ok(url)
    }

    /// A call that may be made twice without harm: repeated a little by itself.
    pub(super) async fn repeat(self, call: &Call<'_>, cancel: &Cancel) -> Result<Answer, BackendError> {
        self.repeat_with(retry::REPEATABLE, call, cancel).await
    }

    async fn repeat_with(self, plan: Plan, call: &Call<'_>, cancel: &Cancel) -> Result<Answer, BackendError> {
        let mut attempt = 1;
        loop {
            let error = match self.once(call, cancel).await {
                Ok(answer) => return Ok(answer),
                Err(error) => error,
            };
            // A time-out has used up the applicant's patience already.
            let wait =
                if error == BackendError::TimedOut { None } else { plan.wait_ms(attempt, &error, Math::random()) };
            let Some(wait) = wait else { return Err(error) };
            sleep(wait, cancel).await?;
            attempt += 1;
        }
    }

    /// One call, sent once; twice only when the backend refuses the session or its token, which it does before it does
    /// anything.
    pub(super) async fn once(self, call: &Call<'_>, cancel: &Cancel) -> Result<Answer, BackendError> {
        let result = self.once_signed_in(call, cancel).await;
        match result {
            // A call that changes nothing may take the browser's word for why there was no answer.
            Err(BackendError::Unreachable) if call.is_safe() && !is_online() => Err(BackendError::Offline),
            // The session tells where to sign in, and may have been renewed meanwhile.
            Err(BackendError::SignedOut(problem)) => match self.renew_token(cancel).await {
                Ok(()) => self.exchange(call, self.token(call), cancel).await,
                Err(error @ BackendError::SignedOut(_)) => Err(error),
                Err(_) => Err(BackendError::SignedOut(problem)),
            },
            result => result,
        }
    }

    async fn once_signed_in(self, call: &Call<'_>, cancel: &Cancel) -> Result<Answer, BackendError> {
        let known = self.0.with_value(|shared| shared.session.is_some());
        if call.is_safe() {
            // Who is signed in gets the answer at once; the session is asked for beside it. Who is not gets one by asking.
            if !known {
                let _ = self.asking();
            }
            let result = self.exchange(call, None, cancel).await;
            if known || !matches!(result, Err(BackendError::SignedOut(_))) {
                return result;
            }
            self.signed_in().await?;
            return self.exchange(call, None, cancel).await;
        }
        // The browser's word is not enough to send nothing, nor to send something: an answer is.
        if !known || !is_online() {
            self.renew_token(cancel).await?;
        }
        let result = self.exchange(call, self.token(call), cancel).await;
        if known && matches!(result, Err(BackendError::Forbidden(_))) {
            self.renew_token(cancel).await?;
            return self.exchange(call, self.token(call), cancel).await;
        }
        result
    }

    /// Asks for the session: proves the network, the sign-in and the CSRF token in one, and changes nothing. When it finds
    /// no network, nothing was sent.
    pub(super) async fn renew_token(self, cancel: &Cancel) -> Result<(), BackendError> {
        match self.ask_session(cancel).await {
            Ok(()) => Ok(()),
            Err(BackendError::Unreachable) => Err(BackendError::Offline),
            Err(error) => Err(error),
        }
    }

    async fn ask_session(self, cancel: &Cancel) -> Result<(), BackendError> {
        let answer = self.exchange(&Call::new(Method::GET, "/session"), None, cancel).await?;
        let session: Session = answer.json()?;
        self.0.update_value(|shared| shared.session = Some(session));
        Ok(())
    }

    /// The session, asked for once before the first call: it may be what begins it, and calls that start together shall
    /// not begin several.
    async fn signed_in(self) -> Result<Session, BackendError> {
        if let Some(session) = self.0.with_value(|shared| shared.session.clone()) {
            return Ok(session);
        }
        let _ = JsFuture::from(self.asking()).await;
        self.0.with_value(|shared| match (&shared.session, &shared.session_error) {
            (Some(session), _) => Ok(session.clone()),
            (None, Some(error)) => Err(error.clone()),
            (None, None) => Err(BackendError::Unreachable),
        })
    }

    /// The question for the session: the one that is open, or a new one.
    fn asking(self) -> Promise {
        if let Some(asking) = self.0.with_value(|shared| shared.asking.clone()) {
            return asking;
        }
        let promise = future_to_promise(async move {
            let error = self.ask_session(&Cancel::new()).await.err();
            self.0.update_value(|shared| {
                shared.asking = None;
                shared.session_error = error;
            });
            Ok(JsValue::UNDEFINED)
        });
        self.0.update_value(|shared| shared.asking = Some(promise.clone()));
        promise
    }

    /// The CSRF token, for a call that needs it.
    fn token(self, call: &Call<'_>) -> Option<String> {
        if call.is_safe() {
            return None;
        }
        self.0.with_value(|shared| shared.session.as_ref().map(|session| session.csrf_token.clone()))
    }

    async fn exchange(self, call: &Call<'_>, token: Option<String>, cancel: &Cancel) -> Result<Answer, BackendError> {
        let url = self.url(call.path).await?;
        let mut headers = vec![("Accept", "application/json, application/problem+json")];
        headers.extend_from_slice(call.headers);
        if let Some(token) = &token {
            headers.push(("X-CSRF-Token", token));
        }
        let request = Request { method: &call.method, url: &url, credentials: true, headers: &headers };
        let answer = match call.body {
            Body::Nothing => transport::send(request, None, cancel).await?,
            Body::Json(text) => transport::send(request, Some(text), cancel).await?,
            Body::Photo(photo) => upload::send(request, photo, cancel).await?,
        };
        if let Some(seconds) = answer.header("date").as_deref().and_then(retry::http_date) {
            #[expect(clippy::cast_precision_loss, reason = "four-digit years are far below 2^53")]
            let said_ms = seconds as f64 * 1000.0;
            self.0.update_value(|shared| shared.server_clock = Some(ServerClock { said_ms, at_ms: monotonic_ms() }));
        }
        answer.sorted()
    }

    async fn base(self) -> Result<Rc<str>, BackendError> {
        let mut loading = None;
        let known = self.0.try_update_value(|shared| match &shared.base {
            Base::Known(base) => Some(Ok(base.clone())),
            Base::Unusable(problem) => Some(Err(BackendError::Configuration(*problem))),
            Base::Loading(promise) => {
                loading = Some(promise.clone());
                None
            }
            Base::Unknown => {
                let promise = future_to_promise(self.load_base());
                shared.base = Base::Loading(promise.clone());
                loading = Some(promise);
                None
            }
        });
        if let Some(Some(known)) = known {
            return known;
        }
        if let Some(loading) = loading {
            let _ = JsFuture::from(loading).await;
        }
        self.0.with_value(|shared| match &shared.base {
            Base::Known(base) => Ok(base.clone()),
            Base::Unusable(problem) => Err(BackendError::Configuration(*problem)),
            Base::Unknown | Base::Loading(_) => Err(BackendError::Unreachable),
        })
    }

    async fn load_base(self) -> Result<JsValue, JsValue> {
        let base = match load().await {
            Ok(base) => Base::Known(base.into()),
            Err(BackendError::Configuration(problem)) => Base::Unusable(problem),
            // The network's fault: the next call asks again.
            Err(_) => Base::Unknown,
        };
        self.0.update_value(|shared| shared.base = base);
        Ok(JsValue::UNDEFINED)
    }
}

/// The browser's guess. False is nearly always true; true says nothing.
pub(super) fn is_online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}
