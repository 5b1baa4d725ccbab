//! What the handlers of all addresses share.
use std::sync::Arc;

use tokio::sync::RwLock;

use crate::{local_service::LocalService, slack::workspace::Workspace};

/// The workspace on the page, and the service behind it.
#[derive(Debug, Clone)]
pub(crate) struct Shared {
    /// The workspace that the page shows.
    pub(crate) workspace: Arc<Workspace>,
    /// The ack and all behind it.
    pub(crate) service: LocalService,
    /// This server, as `http://127.0.0.1:3000`.
    pub(crate) origin: Arc<str>,
    /// Held for reading while the ack is asked, and for writing while a reply is shown: what the ack answers is shown
    /// first, however quick the worker is.
    pub(crate) ack_first: Arc<RwLock<()>>,
}
