import JSON
import Testing

struct JSONNumberTests {
    @Test(arguments: ["0", "-0", "1", "-1", "10", "1.5", "0.0", "1e3", "1E+3", "1.25e-3", "18446744073709551616"])
    func accepts(_ text: String) { #expect(JSONNumber(lexeme: text)?.lexeme == text) }

    @Test(arguments: ["", "-", "00", "01", "-01", "1.", ".1", "1e", "1e+", "+1", " 1", "1 ", "１", "0x1", "1_0", "--1"])
    func refuses(_ text: String) { #expect(JSONNumber(lexeme: text) == nil) }

    @Test(
        arguments: [
            ("3", 3), ("3.0", 3), ("3e0", 3), ("-0", 0), ("1e3", 1000), ("3.5", nil), ("1e400", nil),
            ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min), ("9223372036854775808", nil),
            ("9007199254740993.0", 9_007_199_254_740_993), ("-9223372036854775808.0", Int.min), ("12.50e1", 125),
            ("9223372036854775.808e3", nil), ("922337203685477580.7e1", Int.max), ("1e18", 1_000_000_000_000_000_000),
            ("1e19", nil), ("100e-2", 1), ("101e-2", nil), ("0e99999999999999999999", 0),
            ("1e99999999999999999999", nil),
            ("0.000", 0), ("-0.0e5", 0), ("1e-9223372036854775808", nil), ("0.1e-9223372036854775808", nil),
            ("1." + String(repeating: "0", count: 1500), 1), ("1." + String(repeating: "0", count: 1500) + "1", nil),
            ("1" + String(repeating: "0", count: 1500) + "5e-1501", nil),
        ] as [(String, Int?)])
    func wholeNumber(_ text: String, _ value: Int?) { #expect(JSONNumber(lexeme: text)?.int == value) }

    @Test(arguments: [("1", true), ("1.0", true), ("1e400", true), ("18446744073709551616", true), ("0.5", false)])
    func wholeness(_ text: String, _ isWhole: Bool) { #expect(JSONNumber(lexeme: text)?.isWhole == isWhole) }

    @Test(
        arguments: [
            (0.0, "0"), (28, "28"), (-3, "-3"), (0.5, "0.5"), (1e14, "100000000000000"), (1e300, "1e+300"),
            (.infinity, nil), (.nan, nil),
        ] as [(Double, String?)])
    func fromDouble(_ value: Double, _ text: String?) { #expect(JSONNumber(value)?.lexeme == text) }
}
