const at = (id) => document.getElementById(id);
const on = (id, act) => at(id).addEventListener('click', act);
const answer = (text) => { at('answer').textContent = text; };
const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

at('pile').style.position = 'relative';
Object.assign(at('cover').style, { position: 'absolute', inset: '0' });
if (innerWidth > 1000) Object.assign(at('wide').style, { width: '3000px', height: '1px' });

at('form').addEventListener('submit', (event) => {
  event.preventDefault();
  const channel = document.querySelector('[name=channel]:checked')?.value;
  const parts = [at('name').value, at('free').value, at('date').value, channel, at('duration').value];
  at('saved').textContent = [...parts, at('agree').checked ? 'oui' : 'non'].join(' | ');
});
for (const button of document.querySelectorAll('.open')) {
  button.addEventListener('click', () => { button.nextElementSibling.textContent = 'ouvert'; });
}
// Drawn anew under the first press, as by news that come just then.
document.querySelector('.fickle').addEventListener('pointerdown', (event) => {
  const drawn = event.target.cloneNode(true);
  drawn.addEventListener('click', () => answer('Pressé enfin'));
  event.target.replaceWith(drawn);
});
on('later', () => setTimeout(() => { answer('Enfin là'); at('soon').remove(); }, 700));
addEventListener('keydown', (event) => {
  const held = [event.ctrlKey && 'Control', event.shiftKey && 'Shift'].filter(Boolean);
  if (!['Control', 'Shift'].includes(event.key)) at('key').textContent = `touche ${[...held, event.key].join('+')}.`;
});

const salt = new TextEncoder().encode('trial');
on('create', async () => {
  await navigator.credentials.create({ publicKey: {
    challenge: new Uint8Array(32), rp: { name: 'Essai' },
    user: { id: crypto.getRandomValues(new Uint8Array(16)), name: 'a', displayName: 'a' },
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }, { type: 'public-key', alg: -257 }],
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    extensions: { prf: { eval: { first: salt } } },
  } });
  answer('clé créée');
});
on('use', async () => {
  answer('');
  try {
    const used = await navigator.credentials.get({ publicKey: {
      challenge: new Uint8Array(32), userVerification: 'required', extensions: { prf: { eval: { first: salt } } },
    } });
    answer(`secret ${hex(used.getClientExtensionResults().prf.results.first)}`);
  } catch (error) {
    answer(error.name);
  }
});

const worker = new Worker('/worker.js');
const fromWorker = (word) => new Promise((done) => {
  worker.onmessage = (event) => done(event.data);
  worker.postMessage(word);
});
const post = (text) => fetch('/', { method: 'POST', body: text }).then((each) => each.status, (error) => error.name);
const service = async () => {
  await navigator.serviceWorker.register('/service.js');
  return (await navigator.serviceWorker.ready).active;
};
const fromService = async (word) => {
  const active = await service();
  const { port1, port2 } = new MessageChannel();
  active.postMessage(word, [port2]);
  return new Promise((done) => { port1.onmessage = (event) => done(event.data); });
};
on('send', async () => {
  answer('');
  const page = await post('Mot-de-la-page');
  answer(`page: ${page}, atelier: ${await fromWorker('send')}, service: ${await fromService('send')}`);
});
on('time', async () => {
  answer('');
  const day = new Date().toLocaleDateString('fr', { weekday: 'long' });
  answer(`page: ${day}, atelier: ${await fromWorker('time')}`);
});
on('install', async () => { await service(); answer('installé'); });
on('complain', () => { console.error('plainte de la page'); answer("c'est fait"); });
on('complain-worker', async () => { answer(await fromWorker('complain')); });
on('throw', () => { answer("c'est fait"); throw new Error('exception de la page'); });
on('throw-worker', () => {
  worker.addEventListener('error', () => answer("c'est fait"));
  worker.postMessage('throw');
});
on('break', () => { document.body.insertAdjacentHTML('beforeend', '<p style="color:red">rouge</p>'); answer("c'est fait"); });
on('copy', () => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(['ma copie é']));
  link.download = 'copie.txt';
  link.click();
});
on('obstacles', () => {
  const text = document.createElement('p');
  text.textContent = 'gris sur gris';
  Object.assign(text.style, { color: '#888', background: '#999' });
  document.querySelector('main').append(text, new Image(), document.createElement('input'));
});

const network = () => { at('network').textContent = navigator.onLine ? 'oui' : 'non'; };
addEventListener('online', network);
addEventListener('offline', network);
network();
const dark = matchMedia('(prefers-color-scheme: dark)');
const scheme = () => { at('scheme').textContent = dark.matches ? 'sombre' : 'clair'; };
dark.addEventListener('change', scheme);
scheme();
