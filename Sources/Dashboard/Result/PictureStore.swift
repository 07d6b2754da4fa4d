package import Domain

/// The pictures that were requested, and those that have arrived. The ones not used for longest are forgotten.
package struct PictureStore: Hashable, Sendable {
    private var results: [PictureRequest: PictureResult] = [:]
    private var pending: Set<PictureRequest> = []
    /// All of them, the one used last at the end.
    private var recent: [PictureRequest] = []

    /// The number of pictures in memory, at up to a few dozen kilobytes each.
    private static let limit = 64

    /// Creates a store without pictures.
    package init() {}

    /// Returns the answer to `request`; nil while it is loading, and if it was not made.
    package func result(for request: PictureRequest) -> PictureResult? { results[request] }

    /// Returns the answer to `request`, or meanwhile the last picture of the same source in another size that is
    /// no thumbnail.
    package func latest(for request: PictureRequest) -> PictureResult? {
        if let result = results[request] { return result }
        for other in recent.reversed()
        where other.source == request.source && other.format == request.format && other.width > FormPreviews.maxWidth {
            if case .picture(let picture)? = results[other] { return .picture(picture) }
        }
        return nil
    }

    /// Returns true while `request` is loading.
    package func isLoading(_ request: PictureRequest) -> Bool { pending.contains(request) }

    /// Notes that `requests` are on screen, and returns the commands for those that were not made yet.
    mutating func want(_ requests: [PictureRequest]) -> [EngineCommand] {
        var commands: [EngineCommand] = []
        for request in requests {
            recent.removeAll { $0 == request }
            recent.append(request)
            guard results[request] == nil, pending.insert(request).inserted else { continue }
            commands.append(.loadPicture(request))
        }
        while recent.count > Self.limit { forget([recent[0]]) }
        return commands
    }

    /// Keeps the answer to a request that is still wanted. One that was superseded can be made again.
    mutating func take(_ result: PictureResult, for request: PictureRequest) {
        guard pending.remove(request) != nil, result != .unavailable(.superseded) else { return }
        results[request] = result
    }

    /// Forgets the pictures of `run`, whose files have changed.
    mutating func forget(_ run: RunID) {
        forget(recent.filter { if case .run(run, _) = $0.source { true } else { false } })
    }

    /// Forgets the requests without a picture, so that they are made again.
    mutating func forgetFailures() {
        forget(recent.filter { if case .unavailable? = results[$0] { true } else { false } })
    }

    private mutating func forget(_ requests: [PictureRequest]) {
        for request in requests {
            results[request] = nil
            pending.remove(request)
        }
        recent.removeAll { requests.contains($0) }
    }
}
