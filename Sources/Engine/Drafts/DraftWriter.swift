import Archive
import Domain
import JSON

/// Writes what the user has typed and where they are to the archive: only the last of each.
///
/// What could not be written stays, for the next time that something is. It holds one draft for each entry whose form
/// was changed since the last write.
actor DraftWriter {
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

    private var pieces: [Key: Piece] = [:]
    /// The pieces that could not be written this time, and has not been replaced since.
    private var failed: Set<Key> = []
    private var isWriting = false

    /// Takes a draft, or that there is none any more.
    func put(_ draft: Draft?, of entry: EntryID) { put(.draft(entry, draft)) }

    /// Takes the place where the user is.
    func put(_ place: JSON) { put(.place(place)) }

    private func put(_ piece: Piece) {
        pieces[piece.key] = piece
        failed.remove(piece.key)
    }

    /// Writes what was put in, one after the other; a call during another one leaves it to that.
    func write(_ context: EngineContext) async {
        guard !isWriting else { return }
        isWriting = true
        defer { isWriting = false }
        failed = []
        while let (key, piece) = pieces.first(where: { !failed.contains($0.key) }) {
            pieces[key] = nil
            let isWritten = await context.save("draft") { archive throws(ArchiveError) in
                switch piece {
                case .draft(_, let draft?): try await archive.save(draft)
                case .draft(let entry, nil): try await archive.deleteDraft(of: entry)
                case .place(let place): try await archive.savePlace(place)
                }
            }
            // Unless something newer has come meanwhile.
            if !isWritten, pieces[key] == nil {
                pieces[key] = piece
                failed.insert(key)
            }
        }
    }
}
