package import Domain

extension Run {
    /// Its place in line while it is a request that waits; nil otherwise.
    package var waiting: Waiting? { if case .waiting(let waiting)? = delivery { waiting } else { nil } }

    /// The question for its outcome while the user is asked for it; nil otherwise.
    package var outcomeQuestion: OutcomeQuestion? {
        if case .unconfirmed(let question)? = delivery { question } else { nil }
    }

    /// True while the user is asked for its outcome.
    package var isUnconfirmed: Bool { outcomeQuestion != nil }

    /// True while its outcome is not known: it is searched for, or the user is asked.
    package var isUnclear: Bool { delivery == .searching || isUnconfirmed }

    /// True while it is being sent. Without a failure the answer is still awaited.
    package var isBeingSent: Bool { delivery == .sending || delivery == nil && phase == .unknown && failure == nil }

    /// True while a service is at work on it; one that the service no longer knows is not.
    package var isLive: Bool { phase.isLive && failure?.cause != .notFound }

    /// True while it goes on by itself. What waits for the user, a quota or a connection may do so indefinitely.
    package var goesOn: Bool {
        switch delivery {
        case .waiting(let waiting): waiting.reason == .turn || waiting.reason == .pace
        case .sending, .searching: true
        case .unconfirmed: false
        case nil: isLive || phase == .unknown && failure == nil
        }
    }

    /// True where it can be run again: it was sent, and its request may be known.
    package var isRepeatable: Bool { waiting == nil && !isBeingSent && !isUnclear && (isOurs || service == .antekirt) }

    /// Its request, as the engine's commands name it.
    package var request: RequestID { RequestID(id.value) }

    /// True where its files are on this machine's disk.
    package var isSaved: Bool { if case .done? = download { true } else { false } }

    /// True while its files are being fetched.
    package var isDownloading: Bool {
        switch download {
        case .running, .retrying: true
        case .done, .failed, .cancelled, nil: false
        }
    }

    /// True where it stands before `other`: what waits first, each service's in its line, then the newest.
    package func precedes(_ other: Run) -> Bool {
        switch (waiting, other.waiting) {
        case (let first?, let second?):
            (service.rawValue, first.position, id.value) < (other.service.rawValue, second.position, other.id.value)
        case (_?, nil): true
        case (nil, _?): false
        case (nil, nil): isNewer(than: other)
        }
    }
}
