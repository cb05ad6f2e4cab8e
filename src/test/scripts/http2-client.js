// Opens a WebSocket over HTTP/2 (RFC 8441) on that address, with those headers (name=value), and prints what it heard.
// If `--reset` is among them, resets the stream after the first message.
const http2 = require('node:http2');
const zlib = require('node:zlib');

const url = new URL(process.argv[2]);
const reset = process.argv.includes('--reset');
const headers = {
  ':method': 'CONNECT',
  ':protocol': 'websocket',
  ':scheme': 'http',
  ':authority': url.host,
  ':path': url.pathname + url.search,
  'sec-websocket-version': '13',
};
process.argv.slice(3).filter((a) => a.includes('=')).forEach((a) => {
  headers[a.slice(0, a.indexOf('='))] = a.slice(a.indexOf('=') + 1);
});

const big = Buffer.alloc(100000, 0).map((_, i) => i * 31);
const session = http2.connect('http://' + url.host);
session.on('error', (error) => console.log('failed ' + error));
setTimeout(() => { console.log('too late'); process.exit(1); }, 20000).unref();
session.once('remoteSettings', () => open());

function open() {
  const stream = session.request(headers);
  let received = Buffer.alloc(0);
  let closing = false;
  let over = false;

  function send(opcode, payload) {
    const length = payload.length;
    const head = length < 126 ? Buffer.from([length]) : Buffer.alloc(length < 65536 ? 3 : 9);
    if (head.length > 1) {
      head[0] = head.length === 3 ? 126 : 127;
      head.writeUIntBE(length, head.length - Math.min(6, head.length - 1), Math.min(6, head.length - 1));
    }
    head[0] |= 0x80;
    const mask = Buffer.from([7, 11, 13, 17]);
    stream.write(Buffer.concat([Buffer.from([0x80 | opcode]), head, mask, payload.map((b, i) => b ^ mask[i % 4])]));
  }

  function next() {
    if (received.length < 2) return null;
    let length = received[1];
    let at = 2;
    if (length > 125) {
      at = length === 126 ? 4 : 10;
      if (received.length < at) return null;
      length = length === 126 ? received.readUInt16BE(2) : Number(received.readBigUInt64BE(2));
    }
    if (received.length < at + length) return null;
    const frame = { first: received[0], payload: received.subarray(at, at + length) };
    received = received.subarray(at + length);
    return frame;
  }

  function heard(frame) {
    const payload = frame.first & 0x40
      ? zlib.inflateRawSync(frame.payload, { finishFlush: zlib.constants.Z_SYNC_FLUSH }) : frame.payload;
    switch (frame.first & 0x0f) {
      case 1:
        console.log((frame.first & 0x40 ? 'compressed text ' : 'text ') + payload);
        if (reset) stream.close(http2.constants.NGHTTP2_CANCEL);
        else send(2, big);
        break;
      case 2:
        console.log(payload.equals(big) ? 'binary ' + payload.length : 'other bytes');
        send(9, Buffer.from('p'));
        break;
      case 9:
        send(10, payload);
        break;
      case 10:
        console.log('pong ' + payload);
        if (closing) break;
        closing = true;
        send(8, Buffer.concat([Buffer.from([4001 >> 8, 4001 & 0xff]), Buffer.from('bye')]));
        break;
      case 8:
        console.log('closed ' + payload.readUInt16BE(0));
        over = true;
        break;
      default:
        console.log('frame ' + frame.first);
    }
  }

  stream.on('response', (answer) => {
    console.log('status ' + answer[':status']);
    ['sec-websocket-version', 'sec-websocket-protocol', 'sec-websocket-extensions']
      .filter((name) => name in answer).forEach((name) => console.log(name + ' ' + answer[name].replace(/; */g, '; ')));
    if (answer[':status'] === 200) send(1, Buffer.from('Hello'));
  });
  stream.on('data', (data) => {
    received = Buffer.concat([received, data]);
    for (let frame = next(); frame !== null; frame = next()) heard(frame);
  });
  stream.on('end', () => stream.end());
  // The server is done with the stream once both close frames were seen.
  stream.on('error', (error) => over || console.log('failed ' + error));
  stream.on('close', () => session.close());
}
