import Domain

/// The name of a file that a run made, built from what is known here: `2026-05-08_stoic-owl_1a2b3c4d_1.png`, or
/// `undated_stoic-owl_1a2b3c4d_1.png`.
///
/// Nothing of it was chosen by a server but letters and digits, so it can neither leave its folder nor hide.
struct FileName: Hashable, Sendable {
    /// The name without its ending.
    let stem: String

    private static let slugLimit = 60

    /// The name of the piece at `index`, from 1, of `run`.
    init(of run: Run, index: Int) {
        func pad(_ number: Int64, _ width: Int) -> String {
            let digits = String(min(max(number, 0), 9999))
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let id = String(decoding: (run.remoteID ?? run.id.value).utf8.compactMap(Self.plain).prefix(8), as: UTF8.self)
        let date = (run.createdAt ?? run.endedAt)?.civil
        let day = date.map { "\(pad($0.year, 4))-\(pad($0.month, 2))-\(pad($0.day, 2))" } ?? "undated"
        stem = "\(day)_\(Self.slug(run.title))_\(id.isEmpty ? "0" : id)_\(index)"
    }

    /// The stem for the `attempt`th try, from 1, when names are taken.
    func stem(_ attempt: Int) -> String { attempt == 1 ? stem : "\(stem)_\(attempt)" }

    /// `text` in at most sixty of a–z, 0–9 and single hyphens.
    static func slug(_ text: String) -> String {
        var slug: [UInt8] = []
        for byte in text.utf8 where slug.count < slugLimit {
            if let plain = plain(byte) {
                slug.append(plain)
            } else if let last = slug.last, last != 0x2D {
                slug.append(0x2D)
            }
        }
        if slug.last == 0x2D { slug.removeLast() }
        return slug.isEmpty ? "untitled" : String(decoding: slug, as: UTF8.self)
    }

    /// A small letter or a digit; nil for any other byte.
    private static func plain(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39, 0x61...0x7A: byte
        case 0x41...0x5A: byte + 0x20
        default: nil
        }
    }
}
