import JSON
import Domain
import Hummingbird
import NIOCore

/// The connection of a request, which a handler can close.
struct ConnectionContext: InitializableFromSource, Sendable {
    let channel: any Channel

    init(source: ApplicationRequestContextSource) { channel = source.channel }
}

/// Converts HTTP requests to calls on the world, and its replies to HTTP.
struct SimulatorResponder: HTTPResponder {
    let world: World
    let speed: Double

    func respond(to request: Hummingbird.Request, context: ConnectionContext) async throws -> Response {
        var call = Call(
            method: request.method.rawValue,
            path: request.uri.path.split(separator: "/").map(String.init))
        for (name, value) in request.uri.queryParameters { call.query[String(name)] = String(value) }
        call.authorization = request.headers[.authorization]
        call.apiKey = FieldName("x-api-key").flatMap { request.headers[$0] }
        if call.method == "POST" {
            call.body = Array(try await request.body.collect(upTo: 1 << 20).readableBytesView)
        }
        let timed = await world.reply(to: call)
        if timed.delay > 0 {
            try await Task.sleep(for: .milliseconds(max(1, Int(saturating: Double(timed.delay) / speed))))
        }
        switch timed.reply {
        case .json(let status, let body, var headers):
            headers["Content-Type"] = "application/json"
            return Self.response(status, headers, ByteBuffer(string: body.text))
        case .page(let status, let html):
            return Self.response(status, ["Content-Type": "text/html; charset=utf-8"], ByteBuffer(string: html))
        case .raw(let status, let headers, let bytes):
            return Self.response(status, headers, ByteBuffer(bytes: bytes))
        case .file(let artwork, let breaksOff):
            let answer = FileAnswer(
                artwork, range: Self.field("range", of: request), condition: Self.field("if-range", of: request))
            let response = Self.response(answer.status, answer.headers, ByteBuffer(bytes: answer.body))
            return breaksOff ? Self.cut(response, of: answer, context) : response
        case .cut:
            // The channel is closed first, so that nothing written afterwards is received.
            try? await context.channel.close()
            return Response(status: .ok)
        case .stream(let run, let behavior):
            return stream(run: run, behavior, request)
        }
    }

    private static func field(_ name: String, of request: Hummingbird.Request) -> String? {
        FieldName(name).flatMap { request.headers[$0] }
    }

    /// The response up to half of the file; then its connection closes.
    private static func cut(_ response: Response, of answer: FileAnswer, _ context: ConnectionContext) -> Response {
        var response = response
        let half = ByteBuffer(bytes: answer.body.prefix((answer.fileSize + 1) / 2))
        response.body = ResponseBody(contentLength: answer.body.count) { writer in
            try await writer.write(half)
            if half.readableBytes < answer.body.count { try await context.channel.close() }
            try await writer.finish(nil)
        }
        return response
    }

    private static func response(_ status: Int, _ headers: [String: String], _ body: ByteBuffer) -> Response {
        var fields = HTTPFields()
        for (name, value) in headers {
            if let field = FieldName(name) { fields[field] = value }
        }
        return Response(
            status: HTTPResponse.Status(code: status), headers: fields, body: ResponseBody(byteBuffer: body))
    }

    private func stream(run: String, _ behavior: StreamBehavior, _ request: Hummingbird.Request) -> Response {
        let frames = RunFrames(world: world, run: run, speed: speed)
        let body = ResponseBody { writer in
            await world.countStream(1)
            do {
                try await request.body.consumeWithCancellationOnInboundClose { _ in
                    try await frames.write(to: &writer, behavior)
                }
            } catch {
                await world.countStream(-1)
                throw error
            }
            await world.countStream(-1)
            try await writer.finish(nil)
        }
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-cache"], body: body)
    }
}

/// Hummingbird re-exports the collection of header fields but not its element.
private typealias FieldName = HTTPFields.Element.Name
