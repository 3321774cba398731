//! The part that runs in the app: it starts a worker when it is first needed, sends questions and awaits the answers.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use js_sys::{Array, Function, Promise};
use leptos::prelude::{TimeoutHandle, set_timeout_with_handle};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, MessageEvent, Worker};

use super::message::{self, Message};
use crate::shell;

/// The time in which a worker must be fetched and started, counted from the first question. It is long enough for slow
/// networks.
const START_WITHIN: Duration = Duration::from_mins(1);
/// The longest time that a running worker may take without an answer or progress.
const ANSWER_WITHIN: Duration = Duration::from_secs(30);

/// Why a question has no answer. A new question starts a lost worker again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkerProblem {
    /// The worker's script or program could not be fetched, or did not start in time.
    Unreachable,
    /// The worker ended while it worked.
    Crashed,
    /// The worker sent no answer and no progress for this time, so it was stopped.
    TimedOut {
        /// Seconds without a message.
        seconds: u64,
    },
    /// The app and the worker do not understand each other's messages. This is a defect.
    NotUnderstood,
}

/// The state of a worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkerState {
    /// The worker has not been needed so far, or was stopped.
    Absent,
    /// The worker's files are being fetched.
    Starting,
    /// The worker answers questions.
    Ready,
    /// The worker was lost for this reason. The next question starts it again.
    Lost(WorkerProblem),
}

/// An answer and its attachments.
#[derive(Debug)]
pub struct Reply<A> {
    /// The answer.
    pub answer: A,
    /// The blobs and buffers that came with the answer.
    pub attachments: Vec<JsValue>,
}

/// A handle to one of the workers. All copies of it refer to the same worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct WorkerClient {
    name: &'static str,
}

impl WorkerClient {
    /// The deep rules: names, suffixes, phone numbers.
    pub const RULES: Self = Self { name: "rules" };
    /// Certificate signing requests: reading and making them.
    pub const CSR: Self = Self { name: "csr" };
    /// Issued certificates and their private keys.
    pub const KEY: Self = Self { name: "key" };
    /// The photo channel.
    pub const PHOTO: Self = Self { name: "photo" };
    /// The code of a printed form on a photo.
    pub const CODE: Self = Self { name: "code" };

    /// Starts the worker without a question, so that the first answer comes sooner.
    pub fn warm(self) {
        self.with_channel(|channel| channel.start(self));
    }

    /// The state of the worker.
    pub fn state(self) -> WorkerState {
        self.with_channel(|channel| channel.state)
    }

    /// Stops the worker at once, even while it works. Open questions end with [`WorkerProblem::Crashed`].
    pub fn stop(self) {
        self.lose(WorkerProblem::Crashed);
        self.with_channel(|channel| channel.state = WorkerState::Absent);
    }

    /// Sends a question and awaits the answer. If the future is dropped, a later answer is ignored.
    pub async fn ask<Q: Serialize, A: DeserializeOwned>(self, question: &Q) -> Result<A, WorkerProblem> {
        Ok(self.ask_with(question, &[], |(): ()| ()).await?.answer)
    }

    /// Sends a question with attachments and reports the progress. Files and blobs are shared, and buffers are
    /// transferred.
    pub async fn ask_with<Q, A, P>(
        self,
        question: &Q,
        attachments: &[JsValue],
        on_progress: impl Fn(P) + 'static,
    ) -> Result<Reply<A>, WorkerProblem>
    where
        Q: Serialize,
        A: DeserializeOwned,
        P: DeserializeOwned,
    {
        let text = serde_json::to_string(question).map_err(|_| WorkerProblem::NotUnderstood)?;
        let on_progress = move |text: &str| {
            if let Ok(progress) = serde_json::from_str(text) {
                on_progress(progress);
            }
        };
        let (open, outcome) = self.post(&text, attachments, Rc::new(on_progress))?;
        JsFuture::from(outcome).await.ok();
        let message = self.with_channel(|channel| channel.open.remove(&open.number)).and_then(|it| it.outcome);
        let message = message.unwrap_or(Err(WorkerProblem::Crashed))?;
        let answer = serde_json::from_str(&message.text).map_err(|_| WorkerProblem::NotUnderstood)?;
        Ok(Reply { answer, attachments: message.attachments })
    }

    fn post(
        self,
        text: &str,
        attachments: &[JsValue],
        on_progress: Rc<dyn Fn(&str)>,
    ) -> Result<(Open, Promise), WorkerProblem> {
        self.with_channel(|channel| {
            channel.start(self);
            let worker = channel.worker.as_ref().ok_or(WorkerProblem::Unreachable)?;
            channel.last_number += 1;
            let number = channel.last_number;
            let posted = Message::write(number, message::QUESTION, text, attachments);
            worker
                .post_message_with_transfer(&posted, &message::transferable(attachments))
                .map_err(|_| WorkerProblem::NotUnderstood)?;
            let mut wake = None;
            let outcome = Promise::new(&mut |resolve, _| wake = Some(resolve));
            let deadline = self.deadline(channel.state);
            channel.open.insert(number, Pending { wake, on_progress, deadline, outcome: None });
            Ok((Open { client: self, number }, outcome))
        })
    }

    fn deadline(self, state: WorkerState) -> Option<TimeoutHandle> {
        let (after, problem) = match state {
            WorkerState::Starting => (START_WITHIN, WorkerProblem::Unreachable),
            _ => (ANSWER_WITHIN, WorkerProblem::TimedOut { seconds: ANSWER_WITHIN.as_secs() }),
        };
        set_timeout_with_handle(move || self.lose(problem), after).ok()
    }

    /// Ends the worker, and all open questions with this problem.
    fn lose(self, problem: WorkerProblem) {
        let woken = self.with_channel(|channel| {
            if let Some(worker) = channel.worker.take() {
                worker.terminate();
            }
            channel.listeners = None;
            channel.state = WorkerState::Lost(problem);
            channel.open.values_mut().filter_map(|question| question.end(Err(problem))).collect::<Vec<_>>()
        });
        wake(&woken);
    }

    fn receive(self, message: Message) {
        match message.kind.as_str() {
            message::READY => self.with_channel(|channel| {
                channel.state = WorkerState::Ready;
                let numbers: Vec<u32> = channel.open.keys().copied().collect();
                for number in numbers {
                    channel.put_off(self, number);
                }
            }),
            message::UNLOADABLE => self.lose(WorkerProblem::Unreachable),
            message::PROGRESS => {
                let on_progress = self.with_channel(|channel| {
                    channel.put_off(self, message.number);
                    channel.open.get(&message.number).map(|question| question.on_progress.clone())
                });
                if let Some(on_progress) = on_progress {
                    on_progress(&message.text);
                }
            }
            kind => {
                let outcome = if kind == message::ANSWER {
                    Ok(message)
                } else {
                    Err((message.number, WorkerProblem::NotUnderstood))
                };
                let number = match &outcome {
                    Ok(message) => message.number,
                    Err((number, _)) => *number,
                };
                let outcome = outcome.map_err(|(_, problem)| problem);
                let woken = self
                    .with_channel(|channel| channel.open.get_mut(&number).and_then(|question| question.end(outcome)));
                wake(woken.as_slice());
            }
        }
    }

    fn with_channel<T>(self, work: impl FnOnce(&mut Channel) -> T) -> T {
        CHANNELS.with(|channels| work(channels.borrow_mut().entry(self).or_default()))
    }
}

thread_local! {
    // There is one worker of each name for the whole page, because views that come and go copy the handles.
    static CHANNELS: RefCell<BTreeMap<WorkerClient, Channel>> = RefCell::default();
}

/// The listeners for the worker's messages and for its errors.
type Listeners = (Closure<dyn Fn(MessageEvent)>, Closure<dyn Fn(Event)>);

/// The state of one worker, shared by all its handles.
struct Channel {
    state: WorkerState,
    worker: Option<Worker>,
    listeners: Option<Listeners>,
    last_number: u32,
    open: BTreeMap<u32, Pending>,
}

impl Default for Channel {
    fn default() -> Self {
        Self { state: WorkerState::Absent, worker: None, listeners: None, last_number: 0, open: BTreeMap::new() }
    }
}

impl Channel {
    fn start(&mut self, client: WorkerClient) {
        if self.worker.is_some() {
            return;
        }
        let Some(worker) = shell::start_worker(client.name) else {
            self.state = WorkerState::Lost(WorkerProblem::Unreachable);
            return;
        };
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(message) = Message::read(&event.data()) {
                client.receive(message);
            }
        });
        let on_error = Closure::<dyn Fn(Event)>::new(move |_| {
            let ready = client.state() == WorkerState::Ready;
            client.lose(if ready { WorkerProblem::Crashed } else { WorkerProblem::Unreachable });
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        self.state = WorkerState::Starting;
        self.worker = Some(worker);
        self.listeners = Some((on_message, on_error));
    }

    /// Restarts the time limit of a question.
    fn put_off(&mut self, client: WorkerClient, number: u32) {
        let state = self.state;
        if let Some(question) = self.open.get_mut(&number)
            && question.outcome.is_none()
        {
            question.clear_deadline();
            question.deadline = client.deadline(state);
        }
    }
}

/// A question that waits for its answer, or whose answer has not been taken yet.
struct Pending {
    wake: Option<Function>,
    on_progress: Rc<dyn Fn(&str)>,
    deadline: Option<TimeoutHandle>,
    outcome: Option<Result<Message, WorkerProblem>>,
}

impl Pending {
    /// Sets the outcome if there is none yet. Returns the function that wakes the waiting future; call it after the
    /// borrow of the channel has ended.
    fn end(&mut self, outcome: Result<Message, WorkerProblem>) -> Option<Function> {
        self.clear_deadline();
        if self.outcome.is_none() {
            self.outcome = Some(outcome);
        }
        self.wake.take()
    }

    fn clear_deadline(&mut self) {
        if let Some(deadline) = self.deadline.take() {
            deadline.clear();
        }
    }
}

/// An open question. Dropping it forgets the question.
struct Open {
    client: WorkerClient,
    number: u32,
}

impl Drop for Open {
    fn drop(&mut self) {
        if let Some(mut question) = self.client.with_channel(|channel| channel.open.remove(&self.number)) {
            question.clear_deadline();
        }
    }
}

fn wake(sleepers: &[Function]) {
    for sleeper in sleepers {
        sleeper.apply(&JsValue::NULL, &Array::new()).ok();
    }
}
