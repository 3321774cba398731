//! The handle to the backend, and the one function that every call goes through.

use std::rc::Rc;

use gloo_net::http::Method;
use js_sys::{Math, Promise};
use leptos::prelude::{LocalStorage, StoredValue, UpdateValue, WithValue};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::clock::{monotonic_ms, sleep};
use super::configuration::{Loaded, load};
use super::request::{Body, Call, Request};
use super::response::RawResponse;
use super::{BackendError, Cancel, ConfigurationProblem};
use super::{transport, upload};
use crate::contract::{Session, Status};
use crate::exchange::retry::{self, Plan};

/// The handle to the backend for pages. It is `Copy`, made once in `App` and put into the context. It sends nothing
/// before the first call.
#[derive(Clone, Copy)]
pub struct Backend(StoredValue<Shared, LocalStorage>);

#[derive(Default)]
struct Shared {
    base: Base,
    /// The text of `config.json`, once it has arrived.
    configuration: Option<String>,
    /// The session of the signed-in user, with the CSRF token.
    session: Option<Session>,
    /// The first request for the session. All calls that start before its answer wait for it.
    asking: Option<Promise>,
    /// The error of that request.
    session_error: Option<BackendError>,
    server_clock: Option<ServerClock>,
    /// The order of the last submission, and the status that the backend answered with.
    submitted: Option<(String, Status)>,
}

/// The state of `config.json`.
#[derive(Default)]
enum Base {
    #[default]
    Unknown,
    Loading(Promise),
    Known(Rc<str>),
    Unusable(ConfigurationProblem),
}

/// The backend's wall clock, according to the last answer with a `Date`.
#[derive(Clone, Copy)]
struct ServerClock {
    /// The backend's time, in milliseconds since 1970.
    said_ms: f64,
    /// When the answer came, in milliseconds by the monotonic clock.
    at_ms: f64,
}

impl Backend {
    /// Makes a handle. Call this in `App`: the handle lives as long as the owner in which it is made.
    #[expect(clippy::new_without_default, reason = "a second handle would have a second session; only App makes one")]
    pub fn new() -> Self {
        Self(StoredValue::new_local(Shared::default()))
    }

    /// The backend's wall clock in milliseconds since 1970; `None` before the first answer, or if CORS hides `Date`.
    /// Use it for "ends in … minutes", because the applicant's own clock may be wrong by years.
    pub(super) fn server_now_ms(self) -> Option<f64> {
        let clock = self.0.with_value(|shared| shared.server_clock)?;
        Some(clock.said_ms + monotonic_ms() - clock.at_ms)
    }

    /// The time in milliseconds since 1970, by the backend's clock. It is this computer's clock where the backend hides
    /// its own, and before the first answer.
    pub fn now_ms(self) -> f64 {
        self.server_now_ms().unwrap_or_else(js_sys::Date::now)
    }

    /// The status that the backend answered the submission of this order with, since the page was loaded. A replica of
    /// the backend that is behind can be recognised by its smaller version.
    pub(super) fn submitted(self, order_id: &str) -> Option<Status> {
        self.0.with_value(|shared| {
            shared.submitted.as_ref().filter(|(submitted, _)| submitted == order_id).map(|(_, status)| status.clone())
        })
    }

    pub(super) fn keep_submitted(self, order_id: &str, status: Status) {
        self.0.update_value(|shared| shared.submitted = Some((order_id.to_owned(), status)));
    }

    /// The absolute address of a call, for links.
    pub(super) async fn url(self, path: &str) -> Result<String, BackendError> {
        let mut url = String::from(&*self.base().await?);
        url.push_str(path);
        Ok(url)
    }

    /// Sends a call that does no harm if it is made twice. It is repeated a few times after errors.
    pub(super) async fn repeat(self, call: &Call<'_>, cancel: &Cancel) -> Result<RawResponse, BackendError> {
        self.repeat_with(retry::REPEATABLE, call, cancel).await
    }

    async fn repeat_with(self, plan: Plan, call: &Call<'_>, cancel: &Cancel) -> Result<RawResponse, BackendError> {
        let mut attempt = 1;
        loop {
            let error = match self.once(call, cancel).await {
                Ok(answer) => return Ok(answer),
                Err(error) => error,
            };
            // A time-out has already used up the applicant's patience.
            let wait =
                if error == BackendError::TimedOut { None } else { plan.wait_ms(attempt, &error, Math::random()) };
            let Some(wait) = wait else { return Err(error) };
            sleep(wait, cancel).await?;
            attempt += 1;
        }
    }

    /// Sends a call once. It is sent again only if the backend refuses the session or its token, which it does before
    /// it changes anything.
    pub(super) async fn once(self, call: &Call<'_>, cancel: &Cancel) -> Result<RawResponse, BackendError> {
        let result = if call.session {
            self.once_signed_in(call, cancel).await
        } else {
            self.exchange(call, None, cancel).await
        };
        match result {
            // A call that changes nothing can rely on the browser's reason for a missing answer.
            Err(BackendError::Unreachable) if call.is_safe() && !is_online() => Err(BackendError::Offline),
            // The session's answer says where to sign in. The session may also have been renewed in the meantime.
            Err(BackendError::SignedOut(problem)) if call.session => match self.renew_token(cancel).await {
                Ok(()) => self.exchange(call, self.token(call), cancel).await,
                Err(error @ BackendError::SignedOut(_)) => Err(error),
                Err(_) => Err(BackendError::SignedOut(problem)),
            },
            result => result,
        }
    }

    async fn once_signed_in(self, call: &Call<'_>, cancel: &Cancel) -> Result<RawResponse, BackendError> {
        let known = self.0.with_value(|shared| shared.session.is_some());
        if call.is_safe() {
            // If the user is signed in, this gives the answer at once, while the session is fetched in parallel. If
            // not, fetching the session may start one, so the call is then repeated.
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
        // The browser only guesses whether it is online, so the backend is asked first.
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

    /// Fetches the session. This checks the network, the sign-in and the CSRF token in one request and changes nothing.
    /// The error `Offline` means that nothing was sent.
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

    /// Returns the session and fetches it once before the first call. That request may start the session, and calls
    /// that start together must not start several.
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

    /// Returns the open request for the session, or starts one.
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

    /// The CSRF token, if the call needs it.
    fn token(self, call: &Call<'_>) -> Option<String> {
        if call.is_safe() {
            return None;
        }
        self.0.with_value(|shared| shared.session.as_ref().map(|session| session.csrf_token.clone()))
    }

    async fn exchange(
        self,
        call: &Call<'_>,
        token: Option<String>,
        cancel: &Cancel,
    ) -> Result<RawResponse, BackendError> {
        let url = self.url(call.path).await?;
        let mut headers = vec![("Accept", "application/json, application/problem+json")];
        headers.extend_from_slice(call.headers);
        if let Some(token) = &token {
            headers.push(("X-CSRF-Token", token));
        }
        let request = Request { method: &call.method, url: &url, credentials: call.session, headers: &headers };
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

    /// Returns the text of `config.json`; empty if the file cannot be used, and `None` if it could not be fetched. It is
    /// fetched once, by whoever needs it first.
    pub async fn configuration(self) -> Option<String> {
        let _ = self.base().await;
        self.0.with_value(|shared| shared.configuration.clone())
    }

    async fn load_base(self) -> Result<JsValue, JsValue> {
        let loaded = load().await;
        self.0.update_value(|shared| match loaded {
            Ok(Loaded { base, text }) => {
                shared.base = base.map_or_else(Base::Unusable, |base| Base::Known(base.into()));
                shared.configuration = Some(text);
            }
            // There was no answer, so the next call tries again.
            Err(_) => shared.base = Base::Unknown,
        });
        Ok(JsValue::UNDEFINED)
    }
}

/// The browser's guess whether it is online. False is nearly always right; true means little.
pub(super) fn is_online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}
