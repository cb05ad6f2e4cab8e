// Speaks with the server of that address from a page, and returns what it heard.
const [address, done] = arguments;
const big = new Uint8Array(100000).map((_, i) => i * 31);
const heard = [];
const socket = new WebSocket(address);
socket.binaryType = 'arraybuffer';
socket.onopen = () => socket.send('Hello');
socket.onmessage = ({ data }) => {
  if (typeof data === 'string') {
    heard.push('text ' + data);
    socket.send(big);
  } else {
    const bytes = new Uint8Array(data);
    heard.push(bytes.length === big.length && bytes.every((b, i) => b === big[i]) ? 'binary ' + bytes.length : 'other bytes');
    setTimeout(() => socket.close(4001, 'bye'), 1000);
  }
};
socket.onclose = ({ code }) => {
  heard.push('closed ' + code);
  done(heard.join('\n'));
};
