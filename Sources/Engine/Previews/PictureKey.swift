import Domain

/// The identity of a picture's source, as a hash: addresses can be long and can hold signatures.
struct PictureKey: Hashable, Sendable {
    private let first: UInt64
    private let second: UInt64

    /// Creates the key for file number `place` of `run`.
    init(_ run: Run, _ place: Int, _ file: OutputFile) {
        self.init("run \(run.service.rawValue) \(run.remoteID ?? run.id.value) \(place) \(file.lastingURL)")
    }

    /// Creates the key for an address of the catalog.
    init(address: String) { self.init("address \(address)") }

    private init(_ text: String) {
        (first, second) = (Self.hash(text.utf8, 0xCBF2_9CE4_8422_2325), Self.hash(text.utf8, 0x6C62_272E_07BB_0142))
    }

    /// A name for files: 32 hexadecimal digits.
    var name: String { Self.digits(first) + Self.digits(second) }

    private static func digits(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// FNV-1a, from `basis`.
    static func hash(_ bytes: some Sequence<UInt8>, _ basis: UInt64) -> UInt64 {
        var hash = basis
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        // Without this, the two hashes of one text would differ in their bases alone.
        hash = (hash ^ hash >> 31) &* 0x7FB5_D329_728E_A185
        return hash ^ hash >> 27
    }
}
