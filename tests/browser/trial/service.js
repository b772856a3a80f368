addEventListener('install', (event) => {
  event.waitUntil(caches.open('trial').then((cache) => cache.addAll(['/', '/script.js', '/worker.js'])));
  skipWaiting();
});
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET') return;
  event.respondWith(fetch(event.request).catch(() => caches.match(event.request)));
});
addEventListener('message', (event) => {
  fetch('/', { method: 'POST', body: 'Mot-du-service' })
    .then((each) => each.status, (error) => error.name)
    .then((sent) => event.ports[0].postMessage(sent));
});
