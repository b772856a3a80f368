onmessage = (event) => {
  if (event.data === 'throw') throw new Error("exception de l'atelier");
  if (event.data === 'complain') { console.error("plainte de l'atelier"); postMessage("c'est fait"); }
  if (event.data === 'time') postMessage(new Date(Date.now()).toLocaleDateString('fr', { weekday: 'long' }));
  if (event.data === 'send') {
    fetch('/', { method: 'POST', body: btoa('..Mot-de-l-atelier..') })
      .then((each) => each.status, (error) => error.name).then(postMessage);
  }
};
