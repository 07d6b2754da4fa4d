import NIOCore
import NIOPosix

/// One connection to a hostile server. Used by one task at a time.
final class HostileConnection {
    typealias Channel = NIOAsyncChannel<ByteBuffer, ByteBuffer>

    /// Counted from 1.
    let number: Int
    private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    private let channel: any NIOCore.Channel
    private let record: HostileServer.Record
    private var received: [UInt8] = []
    private var isClosed = false

    init(
        number: Int, channel: any NIOCore.Channel, inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator,
        record: HostileServer.Record
    ) {
        self.number = number
        self.channel = channel
        self.inbound = inbound
        self.record = record
    }

    /// The next bytes; nil when the client has closed.
    func read() async throws -> [UInt8]? {
        if !received.isEmpty {
            defer { received = [] }
            return received
        }
        return try await inbound.next().map { Array($0.readableBytesView) }
    }

    /// Reads exactly `count` bytes.
    func read(_ count: Int) async throws -> [UInt8] {
        while received.count < count {
            guard let more = try await inbound.next() else { throw ChannelError.eof }
            received += Array(more.readableBytesView)
        }
        defer { received.removeFirst(count) }
        return Array(received.prefix(count))
    }

    /// Reads a request with its body, and keeps it in the record.
    @discardableResult
    func request() async throws -> String {
        var head: [UInt8] = []
        while !head.suffix(4).elementsEqual("\r\n\r\n".utf8) { head += try await read(1) }
        var text = String(decoding: head, as: UTF8.self)
        let length = text.lowercased().split(whereSeparator: \.isNewline).lazy
            .filter { $0.hasPrefix("content-length:") }
            .compactMap { Int($0.dropFirst(15).filter { !$0.isWhitespace }) }.first
        if let length { text += String(decoding: try await read(length), as: UTF8.self) }
        record.request(text)
        return text
    }

    /// Writes `bytes`, and returns when the socket has accepted them.
    func write(_ bytes: [UInt8]) async throws {
        try await channel.writeAndFlush(ByteBuffer(bytes: bytes)).get()
        record.write(bytes.count)
    }

    func write(_ text: String) async throws { try await write(Array(text.utf8)) }

    /// Writes `bytes` repeatedly until the client closes.
    func writeForever(_ bytes: [UInt8]) async throws {
        while true { try await write(bytes) }
    }

    func writeForever(_ text: String) async throws { try await writeForever(Array(text.utf8)) }

    /// Writes `text` `count` times, some milliseconds apart, or until the client closes.
    ///
    /// Timed by the event loop, because tasks wait for each other where many tests run at once.
    func drip(_ text: String, everyMilliseconds pause: Int64, count: Int = .max) async throws {
        let (ticks, tick) = AsyncThrowingStream<Void, any Error>.makeStream()
        let channel = channel
        let beat = channel.eventLoop.scheduleRepeatedTask(
            initialDelay: .milliseconds(pause), delay: .milliseconds(pause)
        ) { _ in
            channel.writeAndFlush(ByteBuffer(string: text)).whenComplete { result in
                switch result {
                case .success: tick.yield()
                case .failure(let error): tick.finish(throwing: error)
                }
            }
        }
        defer { beat.cancel() }
        var done = 0
        for try await _ in ticks {
            record.write(text.utf8.count)
            done += 1
            if done >= count { break }
        }
    }

    /// Waits silently until the client closes.
    func waitForClose() async throws {
        while try await read() != nil {}
        closed()
    }

    /// Records that the client has closed.
    func closed() {
        if !isClosed { record.close() }
        isClosed = true
    }

    /// Forwards all bytes to the server at `port` on this machine, and back.
    func tunnel(to port: Int) async throws {
        let far = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture { try Channel(wrappingChannelSynchronously: channel) }
            }
        let near = channel
        try await far.executeThenClose { inbound, outbound in
            async let back: Void = {
                for try await bytes in inbound { try await near.writeAndFlush(bytes).get() }
            }()
            while let bytes = try await read() { try await outbound.write(ByteBuffer(bytes: bytes)) }
            outbound.finish()
            try await back
        }
    }
}
