import Archive
import Domain
import Synchronization

/// What the user has typed and where they are, on its way to the archive: only the last of each is written.
final class DraftBox: Sendable {
    private struct State {
        var drafts: [EntryID: Draft?] = [:]
        var place: JSON?
        var isWriting = false
    }

    private enum Piece {
        case draft(EntryID, Draft?)
        case place(JSON)
    }

    private let state = Mutex(State())

    /// Takes a draft, or that there is none any more. In the order of the calls.
    func put(_ draft: Draft?, of entry: EntryID) { state.withLock { $0.drafts[entry] = draft } }

    func put(_ place: JSON) { state.withLock { $0.place = place } }

    /// Writes what was put in, one after the other; a call during another one leaves it to that.
    func write(_ shop: Workshop) async {
        let isFirst = state.withLock { state in
            defer { state.isWriting = true }
            return !state.isWriting
        }
        guard isFirst else { return }
        while let piece = take() {
            await shop.keep("draft") { archive in
                switch piece {
                case .draft(_, let draft?): try await archive.save(draft)
                case .draft(let entry, nil): try await archive.deleteDraft(of: entry)
                case .place(let place): try await archive.savePlace(place)
                }
            }
        }
    }

    /// The next piece to be written; nil when there is none, and then nobody is writing any more.
    private func take() -> Piece? {
        state.withLock { state in
            if let (entry, draft) = state.drafts.first {
                state.drafts[entry] = nil
                return .draft(entry, draft)
            }
            if let place = state.place {
                state.place = nil
                return .place(place)
            }
            state.isWriting = false
            return nil
        }
    }
}
