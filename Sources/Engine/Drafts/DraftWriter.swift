import Archive
import JSON
import Domain
import Synchronization

/// What the user has typed and where they are, on its way to the archive: only the last of each is written.
///
/// What could not be written stays, for the next time that something is.
final class DraftWriter: Sendable {
    private enum Piece {
        case draft(EntryID, Draft?)
        case place(JSON)

        var key: Key {
            switch self {
            case .draft(let entry, _): .draft(entry)
            case .place: .place
            }
        }
    }

    private enum Key: Hashable {
        case draft(EntryID)
        case place
    }

    private struct State {
        var pieces: [Key: Piece] = [:]
        /// What could not be written this time, and has not been replaced since.
        var failed: Set<Key> = []
        var isWriting = false
    }

    private let state = Mutex(State())

    /// Takes a draft, or that there is none any more. In the order of the calls.
    func put(_ draft: Draft?, of entry: EntryID) { put(.draft(entry, draft)) }

    func put(_ place: JSON) { put(.place(place)) }

    private func put(_ piece: Piece) {
        state.withLock { state in
            state.pieces[piece.key] = piece
            state.failed.remove(piece.key)
        }
    }

    /// Writes what was put in, one after the other; a call during another one leaves it to that.
    func write(_ context: EngineContext) async {
        let isFirst = state.withLock { state in
            guard !state.isWriting else { return false }
            state.isWriting = true
            state.failed = []
            return true
        }
        guard isFirst else { return }
        while let piece = take() {
            let isWritten = await context.keep("draft") { archive in
                switch piece {
                case .draft(_, let draft?): try await archive.save(draft)
                case .draft(let entry, nil): try await archive.deleteDraft(of: entry)
                case .place(let place): try await archive.savePlace(place)
                }
            }
            if !isWritten { putBack(piece) }
        }
    }

    /// The next piece to be written; nil when there is none, and then nobody is writing any more.
    private func take() -> Piece? {
        state.withLock { state in
            guard let (key, piece) = state.pieces.first(where: { !state.failed.contains($0.key) }) else {
                state.isWriting = false
                return nil
            }
            state.pieces[key] = nil
            return piece
        }
    }

    /// Keeps what could not be written, unless something newer has come meanwhile.
    private func putBack(_ piece: Piece) {
        state.withLock { state in
            guard state.pieces[piece.key] == nil else { return }
            state.pieces[piece.key] = piece
            state.failed.insert(piece.key)
        }
    }
}
