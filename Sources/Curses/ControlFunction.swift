/// A control function after CSI or SS3 (ECMA-48, section 5.4): its parameters and its final byte.
package struct ControlFunction: Hashable, Sendable {
    /// The bytes between the introducer and the final byte.
    package let parameters: [UInt8]
    /// The final byte, which identifies the function.
    package let final: UInt8
    /// True when a second escape precedes it, as some terminals send Alt.
    package let isMeta: Bool

    /// Creates a control function.
    package init(parameters: [UInt8] = [], final: UInt8, isMeta: Bool = false) {
        self.parameters = parameters
        self.final = final
        self.isMeta = isMeta
    }

    /// The prefix of a private function, one of `<=>?` (ECMA-48, section 5.4.1); nil for a standard one.
    var marker: Character? {
        parameters.first.flatMap { (0x3C...0x3F).contains($0) ? Character(Unicode.Scalar($0)) : nil }
    }

    /// The intermediate bytes, 0x20 to 0x2F.
    var intermediates: [UInt8] { parameters.filter { (0x20...0x2F).contains($0) } }

    /// The parameters, each with its colon-separated subparameters; nil where one is missing or too large.
    var numbers: [[Int?]] {
        let digits = parameters.drop { (0x3C...0x3F).contains($0) }.filter { $0 >= 0x30 }
        guard !digits.isEmpty else { return [] }
        return digits.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { parameter in
            parameter.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map(Self.number)
        }
    }

    /// Returns the first number of parameter `index`, counted from 0; nil where it is missing.
    func number(_ index: Int) -> Int? {
        let numbers = numbers
        return numbers.indices.contains(index) ? numbers[index].first ?? nil : nil
    }

    private static func number(_ digits: some Collection<UInt8>) -> Int? {
        guard !digits.isEmpty, digits.count <= 8 else { return nil }
        var value = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            value = value * 10 + Int(digit - 0x30)
        }
        return value
    }
}
