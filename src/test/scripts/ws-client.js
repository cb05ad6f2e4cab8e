// Speaks with the server of that address through the npm package ws, and prints what it heard.
const { createRequire } = require('module');
const WebSocket = createRequire(process.cwd() + '/')('ws');

const big = Buffer.alloc(100000, 0).map((_, i) => i * 31);
const socket = new WebSocket(process.argv[2]);
socket.on('open', () => socket.send('Hello'));
socket.on('message', (data, binary) => {
  if (binary) {
    console.log(data.equals(big) ? 'binary ' + data.length : 'other bytes');
    socket.ping('p');
  } else {
    console.log('text ' + data);
    socket.send(big);
  }
});
socket.once('pong', (data) => {
  console.log('pong ' + data);
  socket.close(4001, 'bye');
});
socket.on('close', (code) => console.log('closed ' + code));
socket.on('error', (error) => console.log('failed ' + error));
