/// The bits of a NAL unit (ITU-T H.264), most significant first.
struct BitWriter {
    private var bytes: [UInt8]
    private var pending: UInt8 = 0
    private var count = 0

    init(header: [UInt8]) { bytes = header }

    mutating func bit(_ value: Bool) {
        pending = pending << 1 | (value ? 1 : 0)
        count += 1
        if count == 8 {
            bytes.append(pending)
            pending = 0
            count = 0
        }
    }

    mutating func bits(_ value: Int, count: Int) {
        for shift in stride(from: count - 1, through: 0, by: -1) { bit(value >> shift & 1 == 1) }
    }

    /// Appends an unsigned Exp-Golomb code (9.1); the signed code of 0 is the same.
    mutating func exponential(_ value: Int) {
        let width = Int.bitWidth - (value + 1).leadingZeroBitCount
        bits(0, count: width - 1)
        bits(value + 1, count: width)
    }

    mutating func alignWithZeros() { while count != 0 { bit(false) } }

    /// Appends a whole byte; only while the writer is aligned.
    mutating func byte(_ value: UInt8) { bytes.append(value) }

    /// Returns the unit with its trailing bits and the emulation prevention of 7.4.1.1.
    consuming func unit() -> [UInt8] {
        bit(true)
        alignWithZeros()
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + 16)
        var zeros = 0
        for byte in bytes {
            if zeros >= 2, byte <= 3 {
                out.append(3)
                zeros = 0
            }
            out.append(byte)
            zeros = byte == 0 ? zeros + 1 : 0
        }
        return out
    }
}
