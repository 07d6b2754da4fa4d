import JSON
import ArtClient
import Domain

/// The calls that both services have in common, by service.
struct ServiceCalls: Sendable {
    let artinstring: ArtinstringClient?
    let antekirt: AntekirtClient?

    /// The services with credentials.
    var present: [Service] { Service.allCases.filter(has) }

    func has(_ service: Service) -> Bool {
        switch service {
        case .artinstring: artinstring != nil
        case .antekirt: antekirt != nil
        }
    }

    /// The origins of the services with credentials.
    var origins: [(Service, Origin)] {
        [(Service.artinstring, artinstring?.origin), (.antekirt, antekirt?.origin)].compactMap { service, origin in
            origin.map { (service, $0) }
        }
    }

    /// A hint that tells the credential of `service` from another one; nil where there is none.
    func credentialHint(of service: Service) -> String? {
        switch service {
        case .artinstring: artinstring?.credentialHint
        case .antekirt: antekirt?.credentialHint
        }
    }

    /// The same calls, each sent once: for loops that have pauses of their own, and other things to do meanwhile.
    var withoutRetries: ServiceCalls {
        ServiceCalls(artinstring: artinstring?.withoutRetries, antekirt: antekirt?.withoutRetries)
    }

    func account(_ service: Service) async throws(ClientError) -> Account {
        switch service {
        case .artinstring: try await artinstring.orThrow(service).account().value
        case .antekirt: try await antekirt.orThrow(service).account().value
        }
    }

    func entry(_ id: EntryID) async throws(ClientError) -> CatalogEntry {
        switch (id.service, id.kind) {
        case (.artinstring, _): try await artinstring.orThrow(.artinstring).prompt(id.value).value
        case (.antekirt, .model): try await antekirt.orThrow(.antekirt).model(id.value).value
        case (.antekirt, .svg): try await generation(id.value, for: .svg)
        case (.antekirt, .video): try await generation(id.value, for: .video)
        case (.antekirt, _): try await antekirt.orThrow(.antekirt).artist(id.value).value
        }
    }

    /// The entry that converts a generation.
    private func generation(_ id: String, for conversion: Conversion) async throws(ClientError) -> CatalogEntry {
        let report = try await antekirt.orThrow(.antekirt).generation(id).value
        let made = [report.svg, report.video].compactMap { $0?.url }
        return CatalogEntry(
            conversion, ofGeneration: id, title: report.title ?? report.artistName ?? id,
            images: (report.output?.files ?? []).map(\.url).filter { !made.contains($0) },
            isMade: report.file(of: conversion) != nil)
    }

    /// Sends what spends, once.
    func create(_ request: Request) async throws(ClientError) -> RunAcceptance {
        switch request.action {
        // Neither document knows the key; it costs nothing and may be heeded one day.
        case .run:
            try await artinstring.orThrow(.artinstring).createRun(body: request.body, idempotencyKey: request.id.value)
        case .image:
            try await antekirt.orThrow(.antekirt).createImage(body: request.body, idempotencyKey: request.id.value)
        case .svg:
            try await antekirt.orThrow(.antekirt).createSVG(body: request.body, idempotencyKey: request.id.value)
        case .video:
            try await antekirt.orThrow(.antekirt).createVideo(body: request.body, idempotencyKey: request.id.value)
        }
    }

    func run(_ remoteID: String, of service: Service) async throws(ClientError) -> RunReport {
        switch service {
        case .artinstring: try await artinstring.orThrow(service).run(remoteID).value
        case .antekirt: try await antekirt.orThrow(service).generation(remoteID).value
        }
    }

    /// A page of a service's runs, newest first; the first one without `position`. `since`, by the service's clock,
    /// leaves out what is older, where the service can.
    func runs(
        of service: Service, at position: NextPage? = nil, since: Timestamp? = nil
    ) async throws(ClientError) -> Page<RunReport> {
        switch service {
        case .artinstring:
            var query = RunQuery(since: since)
            if case .cursor(let cursor) = position { query.cursor = cursor }
            return try await artinstring.orThrow(service).runs(query)
        case .antekirt:
            var page = 1
            if case .page(let number) = position { page = number }
            return try await antekirt.orThrow(service).generations(page: page, limit: 100)
        }
    }

    /// The page of a service's runs that a walk asks for.
    func runs(_ step: RunWalk.Step) async throws(ClientError) -> Page<RunReport> {
        switch step {
        case .runs(let query): try await artinstring.orThrow(.artinstring).runs(query)
        case .generations(let page): try await antekirt.orThrow(.antekirt).generations(page: page, limit: 100)
        }
    }

    /// A page of the runs that `request` can have become: newest first, made after `start` by the service's clock where
    /// the service can tell.
    func runs(
        like request: Request, since start: Timestamp, at position: NextPage?
    ) async throws(ClientError) -> Page<RunReport> {
        switch request.action {
        case .run:
            var query = RunQuery(since: start)
            if case .cursor(let cursor) = position { query.cursor = cursor }
            return try await artinstring.orThrow(.artinstring).runs(query)
        // A conversion has no row of its own.
        case .image, .svg, .video:
            var page = 1
            if case .page(let number) = position { page = number }
            return try await antekirt.orThrow(.antekirt).generations(
                page: page, limit: 100, artistID: request.body["artistId"]?.string)
        }
    }

    /// The stream of a run; only artinstring has streams.
    func events(ofRun remoteID: String) async throws(ClientError) -> RunEventStream {
        try await artinstring.orThrow(.artinstring).events(ofRun: remoteID)
    }
}

extension Optional {
    /// The client, or the error that stands for a service without credentials.
    fileprivate func orThrow(_ service: Service) throws(ClientError) -> Wrapped {
        guard let self else { throw ClientError(.notAuthorized, service: service) }
        return self
    }
}
