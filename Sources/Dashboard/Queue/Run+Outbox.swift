package import Domain

extension Run {
    /// Its place in line, when it is a request that waits.
    package var waiting: Waiting? { if case .waiting(let waiting)? = delivery { waiting } else { nil } }

    /// Whether the user has to say what became of it.
    var isUnconfirmed: Bool { if case .unconfirmed? = delivery { true } else { false } }

    /// Whether it is not known what became of it, to Easel or to the user.
    var isUnclear: Bool { delivery == .searching || isUnconfirmed }

    /// Whether it is on its way to the service. Without a failure the answer is still awaited.
    package var isBeingSent: Bool { delivery == .sending || delivery == nil && phase == .unknown && failure == nil }

    /// Whether it can be run again: it was sent, and what it was made by may be known.
    var isRepeatable: Bool { waiting == nil && !isBeingSent && !isUnclear && (isOurs || service == .antekirt) }

    /// Its request, as the engine's commands name it.
    package var request: RequestID { RequestID(id.value) }

    /// Whether its files are on this machine's disk.
    var isSaved: Bool { if case .done? = download { true } else { false } }

    /// Whether its files are being fetched.
    package var isDownloading: Bool {
        switch download {
        case .running, .retrying: true
        case .done, .failed, .cancelled, nil: false
        }
    }

    /// Whether it stands before `other` in the queue: what waits first, each service's in its line, then the newest.
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
