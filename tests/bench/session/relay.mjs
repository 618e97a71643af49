// The floor of what is possible: a Socket.IO room that tells everybody what somebody did, and keeps nothing.
import { createServer } from 'node:http'
import { Server } from 'socket.io'

const http = createServer()
const io = new Server(http)
io.on('connection', (socket) => {
  void socket.join('room')
  socket.on('act', (act, done) => {
    io.to('room').emit('act', act)
    done()
  })
})
http.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('relay is ready'))
