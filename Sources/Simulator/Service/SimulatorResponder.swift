import Domain
import Hummingbird
import NIOCore

/// What a handler knows of its connection: enough to cut it.
struct ConnectionContext: InitializableFromSource, Sendable {
    let channel: any Channel

    init(source: ApplicationRequestContextSource) { channel = source.channel }
}

/// Turns HTTP requests into calls on the world, and its replies into HTTP.
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
        let (reply, isSlow) = await world.reply(to: call)
        if isSlow { try await Task.sleep(for: .milliseconds(max(1, Int(3000 / speed)))) }
        switch reply {
        case .json(let status, let body, let headers):
            var response = Self.response(status, "application/json", Array(body.text.utf8))
            for (name, value) in headers {
                if let field = FieldName(name) { response.headers[field] = value }
            }
            return response
        case .page(let status, let html):
            return Self.response(status, "text/html; charset=utf-8", Array(html.utf8))
        case .file(let artwork):
            return Self.response(200, artwork.format.mime, artwork.bytes())
        case .cut:
            // The channel goes down first, so that whatever is written afterwards reaches nobody.
            try? await context.channel.close()
            return Response(status: .ok)
        case .stream(let run, let manner):
            return stream(run: run, manner, request)
        }
    }

    private static func response(_ status: Int, _ type: String, _ bytes: [UInt8]) -> Response {
        Response(
            status: HTTPResponse.Status(code: status), headers: [.contentType: type],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    private func stream(run: String, _ manner: StreamManner, _ request: Hummingbird.Request) -> Response {
        let frames = RunFrames(world: world, run: run, speed: speed)
        let body = ResponseBody { writer in
            await world.countStream(1)
            do {
                try await request.body.consumeWithCancellationOnInboundClose { _ in
                    switch manner {
                    case .honest: try await frames.follow(to: &writer)
                    case .drop: try await frames.follow(to: &writer, stoppingEarly: true)
                    case .hang: try await Task.sleep(for: .seconds(86_400))
                    case .garbage: try await frames.garbage(to: &writer)
                    }
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
