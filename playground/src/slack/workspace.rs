//! The workspace: the channel, the exchanges with the app, and the pages that follow their changes.
use std::{
    collections::VecDeque,
    sync::{Mutex, MutexGuard, PoisonError},
};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::sync::broadcast;

use super::{
    channel::{Change, Channel, Refusal, Shown},
    exchange::{Exchange, PostedReply, SentRequest, Times},
};

/// How many exchanges are kept; the oldest go first.
const EXCHANGES: usize = 100;
/// How many events a page may lag behind before it is sent everything anew.
const BACKLOG: usize = 256;

/// A change that is sent to each open page.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(crate) enum Update {
    /// Everything there is: first, and whenever the page missed something.
    State {
        /// All messages, oldest first.
        messages: Vec<Shown>,
        /// All exchanges, oldest first.
        exchanges: Vec<Exchange>,
        /// Which posts succeed.
        posts: TakenPosts,
    },
    /// A message is new, or was replaced.
    Message {
        /// The message.
        message: Box<Shown>,
    },
    /// A message is gone.
    Deleted {
        /// Which.
        ts: String,
    },
    /// An exchange is new, or went on.
    Exchange {
        /// The exchange.
        exchange: Box<Exchange>,
    },
}

/// The workspace.
#[derive(Debug)]
pub(crate) struct Workspace {
    inner: Mutex<Inner>,
    events: broadcast::Sender<Update>,
}

/// Which posts to a response URL succeed: what happens when Slack fails can be tried.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TakenPosts {
    /// All that Slack's rules allow.
    #[default]
    All,
    /// Only what comes from the dead-letter queue: the apologies.
    Apologies,
    /// None.
    None,
}

#[derive(Debug, Default)]
struct Inner {
    channel: Channel,
    exchanges: VecDeque<Exchange>,
    count: u64,
    posts: TakenPosts,
}

impl Workspace {
    /// A workspace where nothing has been said.
    pub(crate) fn new() -> Self {
        Self {
            inner: Mutex::default(),
            events: broadcast::channel(BACKLOG).0,
        }
    }

    /// Everything there is, and the events from here on.
    pub(crate) fn follow(&self) -> (Update, broadcast::Receiver<Update>) {
        let inner = self.lock();
        (inner.state(), self.events.subscribe())
    }

    /// A message by its `ts`, where this person sees it.
    pub(crate) fn message(&self, ts: &str, person: &str) -> Option<Shown> {
        let inner = self.lock();
        let message = inner.channel.message(ts)?;
        let visible = message
            .only_for
            .as_deref()
            .is_none_or(|owner| owner == person);
        visible.then(|| message.clone())
    }

    /// A person says something.
    pub(crate) fn say(&self, person: &str, text: &str) {
        let change = self.lock().channel.say(person, text);
        self.tell(change);
    }

    /// Slack itself tells a person something.
    pub(crate) fn slackbot(&self, person: &str, mrkdwn: &str) {
        let change = self.lock().channel.slackbot(person, mrkdwn);
        self.tell(change);
    }

    /// Forgets all messages and exchanges; their response URLs end with them.
    pub(crate) fn clear(&self) {
        let state = {
            let mut inner = self.lock();
            let (count, posts) = (inner.count, inner.posts);
            *inner = Inner {
                count,
                posts,
                ..Inner::default()
            };
            inner.state()
        };
        self.send(state);
    }

    /// Issues a response URL under `token` and opens an exchange for it.
    pub(crate) fn open(&self, token: String, person: &str, original: Option<&str>) -> u64 {
        let mut inner = self.lock();
        inner.count += 1;
        let number = inner.count;
        inner.channel.issue(token, number, person, original);
        number
    }

    /// Notes what an exchange sends.
    pub(crate) fn sent(&self, number: u64, title: String, request: SentRequest) {
        let exchange = Exchange {
            number,
            title,
            request,
            ack: None,
            job: None,
            outcome: None,
            deliveries: Vec::new(),
            model: None,
            given_up: false,
            replies: Vec::new(),
            times: Times::default(),
        };
        {
            let mut inner = self.lock();
            if inner.exchanges.len() >= EXCHANGES {
                inner.exchanges.pop_front();
            }
            inner.exchanges.push_back(exchange.clone());
        }
        self.send(Update::Exchange {
            exchange: Box::new(exchange),
        });
    }

    /// Notes how an exchange went on.
    pub(crate) fn note(&self, number: u64, change: impl FnOnce(&mut Exchange)) {
        let exchange = {
            let mut inner = self.lock();
            let found = inner
                .exchanges
                .iter_mut()
                .find(|exchange| exchange.number == number);
            let Some(exchange) = found else { return };
            change(exchange);
            exchange.clone()
        };
        self.send(Update::Exchange {
            exchange: Box::new(exchange),
        });
    }

    /// The exchange that a response URL's token was issued for.
    pub(crate) fn exchange_of(&self, token: &str) -> Option<u64> {
        self.lock().channel.exchange_of(token)
    }

    /// Shows what the app answered at once.
    pub(crate) fn answer(&self, person: &str, number: u64, reply: &Value) {
        let change = self.lock().channel.answer(person, number, reply);
        if let Some(change) = change {
            self.tell(change);
        }
    }

    /// Sets which posts succeed from now on.
    pub(crate) fn take_posts(&self, posts: TakenPosts) {
        let state = {
            let mut inner = self.lock();
            inner.posts = posts;
            inner.state()
        };
        self.send(state);
    }

    /// Takes a post to a response URL.
    pub(crate) fn reply(&self, token: &str, reply: Value) -> Result<(), Refusal> {
        let (number, result) = {
            let mut inner = self.lock();
            let number = inner.channel.exchange_of(token);
            let result = if inner.takes_post(number) {
                inner.channel.reply(token, &reply)
            } else {
                Err(Refusal::Unavailable)
            };
            (number, result)
        };
        let answer = match &result {
            Ok(_) => "ok".to_owned(),
            Err(refusal) => refusal.to_string(),
        };
        if let Some(number) = number {
            self.note(number, |exchange| {
                exchange.replies.push(PostedReply {
                    body: reply,
                    answer,
                });
            });
        }
        self.tell(result?);
        Ok(())
    }

    fn tell(&self, change: Change) {
        self.send(match change {
            Change::Message(message) => Update::Message { message },
            Change::Deleted(ts) => Update::Deleted { ts },
        });
    }

    fn send(&self, event: Update) {
        // There may be no open page.
        let _ = self.events.send(event);
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    /// Whether Slack works for a post that belongs to this exchange.
    fn takes_post(&self, exchange: Option<u64>) -> bool {
        match self.posts {
            TakenPosts::All => true,
            TakenPosts::Apologies => self
                .exchanges
                .iter()
                .any(|known| Some(known.number) == exchange && known.given_up),
            TakenPosts::None => false,
        }
    }

    fn state(&self) -> Update {
        Update::State {
            messages: self.channel.messages().to_vec(),
            exchanges: self.exchanges.iter().cloned().collect(),
            posts: self.posts,
        }
    }
}
