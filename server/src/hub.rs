//! Who listens on a WebSocket, and what is told to them.
//!
//! Each socket has a bounded queue. A slow one is never waited for: its queue is dropped and it is told to read again.

use std::{
    collections::{HashMap, HashSet},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU16, AtomicU64, AtomicUsize, Ordering},
    },
};

use axum::body::Bytes;
use tdu_protocol::{AccountId, LogId};
use tokio::sync::{Notify, mpsc};

/// RFC 6455: the server is stopping.
pub const GOING_AWAY: u16 = 1001;
/// Ours: the session that opened the socket has ended.
pub const SESSION_ENDED: u16 = 4401;

/// One message, ready to send to any number of sockets.
#[derive(Clone)]
pub struct News {
    /// The log that its entries belong to.
    pub log: LogId,
    /// Position of its last entry.
    pub last: u64,
    /// The encoded message.
    pub message: Bytes,
}

/// All sockets.
pub struct Hub {
    queue: usize,
    per_account: usize,
    listeners: Mutex<HashMap<AccountId, Vec<Listener>>>,
    ids: AtomicU64,
    stopping: AtomicBool,
    live: AtomicUsize,
    left: Notify,
}

struct Listener {
    id: u64,
    session: [u8; 32],
    queue: mpsc::Sender<News>,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    behind: AtomicBool,
    close: AtomicU16,
}

/// One socket's end of the hub; dropping it leaves.
pub struct Subscription {
    hub: Arc<Hub>,
    account: AccountId,
    id: u64,
    queue: mpsc::Receiver<News>,
    shared: Arc<Shared>,
}

/// What a socket must do next.
pub enum Heard {
    /// Send this.
    News(News),
    /// The queue overflowed and is empty again: send "read again".
    Behind,
    /// Close with this code.
    Close(u16),
}

/// Why nobody more may listen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Full {
    /// This account has as many sockets as it may have.
    Account,
    /// The server is stopping.
    Stopping,
}

impl Hub {
    /// Nobody listens yet. `queue` messages may wait for each socket, each account may hold `per_account` sockets.
    pub fn new(queue: usize, per_account: usize) -> Self {
        Self {
            queue,
            per_account,
            listeners: Mutex::default(),
            ids: AtomicU64::new(0),
            stopping: AtomicBool::new(false),
            live: AtomicUsize::new(0),
            left: Notify::new(),
        }
    }

    /// Sockets that listen.
    pub fn sockets(&self) -> usize {
        self.live.load(Ordering::Relaxed)
    }

    /// Whether the server is stopping.
    pub fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::Acquire)
    }

    /// Begins to listen, for the session with this token hash.
    ///
    /// # Errors
    /// [`Full`].
    pub fn subscribe(self: &Arc<Self>, account: AccountId, session: [u8; 32]) -> Result<Subscription, Full> {
        let mut listeners = self.listeners.lock().unwrap_or_else(PoisonError::into_inner);
        if self.stopping.load(Ordering::Acquire) {
            return Err(Full::Stopping);
        }
        let mine = listeners.entry(account).or_default();
        if mine.len() >= self.per_account {
            return Err(Full::Account);
        }
        let id = self.ids.fetch_add(1, Ordering::Relaxed);
        let (sender, queue) = mpsc::channel(self.queue);
        let shared = Arc::new(Shared::default());
        mine.push(Listener { id, session, queue: sender, shared: Arc::clone(&shared) });
        self.live.fetch_add(1, Ordering::AcqRel);
        Ok(Subscription { hub: Arc::clone(self), account, id, queue, shared })
    }

    /// Who listens now.
    pub fn listening(&self) -> HashSet<AccountId> {
        self.listeners.lock().unwrap_or_else(PoisonError::into_inner).keys().copied().collect()
    }

    /// Tells those of `accounts` who listen; `make` runs only if somebody does.
    pub fn publish(&self, accounts: impl IntoIterator<Item = AccountId>, make: impl FnOnce() -> News) {
        let listeners = self.listeners.lock().unwrap_or_else(PoisonError::into_inner);
        let mut make = Some(make);
        let mut news = None;
        for account in accounts {
            for listener in listeners.get(&account).into_iter().flatten() {
                let news = news.get_or_insert_with(|| make.take().map(|make| make()));
                if let Some(news) = news
                    && listener.queue.try_send(news.clone()).is_err()
                {
                    listener.shared.behind.store(true, Ordering::Release);
                }
            }
        }
    }

    /// Closes the sockets of an account, those of one session if one is given.
    pub fn disconnect(&self, account: AccountId, session: Option<&[u8; 32]>) {
        let mut listeners = self.listeners.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(mine) = listeners.get_mut(&account) {
            mine.retain(|listener| {
                let stays = session.is_some_and(|session| listener.session != *session);
                if !stays {
                    listener.shared.close.store(SESSION_ENDED, Ordering::Release);
                }
                stays
            });
        }
    }

    /// Closes every socket, refuses new ones, and returns once all have left.
    pub async fn stop(&self) {
        self.stopping.store(true, Ordering::Release);
        let all = std::mem::take(&mut *self.listeners.lock().unwrap_or_else(PoisonError::into_inner));
        for listener in all.into_values().flatten() {
            listener.shared.close.store(GOING_AWAY, Ordering::Release);
        }
        loop {
            let left = self.left.notified();
            if self.live.load(Ordering::Acquire) == 0 {
                return;
            }
            left.await;
        }
    }
}

impl Subscription {
    /// Waits for what comes next.
    pub async fn next(&mut self) -> Heard {
        let next = self.queue.recv().await;
        if self.shared.behind.swap(false, Ordering::AcqRel) {
            while self.queue.try_recv().is_ok() {}
            return Heard::Behind;
        }
        next.map_or_else(|| Heard::Close(self.shared.close.load(Ordering::Acquire)), Heard::News)
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        let mut listeners = self.hub.listeners.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(mine) = listeners.get_mut(&self.account) {
            mine.retain(|listener| listener.id != self.id);
            if mine.is_empty() {
                listeners.remove(&self.account);
            }
        }
        drop(listeners);
        self.hub.live.fetch_sub(1, Ordering::AcqRel);
        self.hub.left.notify_waiters();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn news(last: u64) -> News {
        News { log: LogId([9; 16]), last, message: Bytes::new() }
    }

    #[tokio::test]
    async fn only_those_concerned_hear() {
        let hub = Arc::new(Hub::new(4, 4));
        let (anna, omar) = (AccountId([1; 16]), AccountId([2; 16]));
        let mut anna_listens = hub.subscribe(anna, [0; 32]).unwrap();
        let mut omar_listens = hub.subscribe(omar, [0; 32]).unwrap();
        hub.publish([anna], || news(1));
        hub.publish([omar], || news(2));
        assert!(matches!(anna_listens.next().await, Heard::News(News { last: 1, .. })));
        assert!(matches!(omar_listens.next().await, Heard::News(News { last: 2, .. })));
        hub.publish([AccountId([3; 16])], || unreachable!("nobody listens"));
    }

    #[tokio::test]
    async fn a_slow_socket_is_told_to_read_again_and_then_goes_on() {
        let hub = Arc::new(Hub::new(2, 4));
        let anna = AccountId([1; 16]);
        let mut listens = hub.subscribe(anna, [0; 32]).unwrap();
        for last in 1..=3 {
            hub.publish([anna], || news(last));
        }
        assert!(matches!(listens.next().await, Heard::Behind));
        hub.publish([anna], || news(4));
        assert!(matches!(listens.next().await, Heard::News(News { last: 4, .. })));
    }

    #[tokio::test]
    async fn a_session_that_ends_closes_its_sockets_alone() {
        let hub = Arc::new(Hub::new(2, 4));
        let anna = AccountId([1; 16]);
        let mut one = hub.subscribe(anna, [1; 32]).unwrap();
        let mut two = hub.subscribe(anna, [2; 32]).unwrap();
        hub.disconnect(anna, Some(&[1; 32]));
        assert!(matches!(one.next().await, Heard::Close(SESSION_ENDED)));
        hub.publish([anna], || news(1));
        assert!(matches!(two.next().await, Heard::News(_)));
    }

    #[tokio::test]
    async fn an_account_cannot_hold_sockets_without_end_and_stopping_closes_all() {
        let hub = Arc::new(Hub::new(2, 1));
        let anna = AccountId([1; 16]);
        let mut listens = hub.subscribe(anna, [0; 32]).unwrap();
        assert_eq!(hub.subscribe(anna, [0; 32]).err(), Some(Full::Account));
        let stopping = tokio::spawn({
            let hub = Arc::clone(&hub);
            async move { hub.stop().await }
        });
        assert!(matches!(listens.next().await, Heard::Close(GOING_AWAY)));
        drop(listens);
        stopping.await.unwrap();
        assert_eq!(hub.subscribe(anna, [0; 32]).err(), Some(Full::Stopping));
    }
}
