import JSON
import Testing

struct ExactDecimalTests {
    private static func decimal(_ lexeme: String) throws -> ExactDecimal {
        ExactDecimal(try #require(JSONNumber(lexeme: lexeme)))
    }

    @Test(arguments: [
        ("1", "1.0"), ("10e-1", "1"), ("-0", "0"), ("0e99", "0.000"), ("1200", "1.2e3"), ("1e-2", "0.01"),
    ])
    func equalNumbersAreEqual(_ left: String, _ right: String) throws {
        let (left, right) = (try Self.decimal(left), try Self.decimal(right))
        #expect(left == right)
        #expect(left.hashValue == right.hashValue)
        #expect(!(left < right) && !(right < left))
    }

    @Test(
        arguments: [
            ("-2", "-1"), ("-1", "0"), ("0", "0.1"), ("9", "10"), ("0.1", "0.11"),
            ("9007199254740992", "9007199254740993"),
            ("-18446744073709551616", "-18446744073709551615"), ("1e10", "1e999999999999999999999"), ("0.30", "0.31"),
            ("1e-400", "1e-399"),
        ])
    func comparesExactly(_ less: String, _ more: String) throws {
        let (less, more) = (try Self.decimal(less), try Self.decimal(more))
        #expect(less < more)
        #expect(!(more < less))
    }

    @Test(
        arguments: [
            ("0.3", "0.1", true), ("4.35", "0.01", true), ("0.35", "0.1", false), ("1e308", "0.5", true),
            ("7", "2", false), ("0", "7", true), ("-9", "3", true), ("1e-8", "1", false), ("12391239123", "1e-8", true),
            ("18446744073709551615", "5", true), ("10", "0.3", false), ("1e1000000", "7", false),
            ("1", "1234567890123456789012345678901", nil),
        ] as [(String, String, Bool?)])
    func detectsMultiples(_ number: String, _ divisor: String, _ isMultiple: Bool?) throws {
        #expect(try Self.decimal(number).isMultiple(of: try Self.decimal(divisor)) == isMultiple)
    }

    @Test(
        arguments: [
            ("0.1", "0.1", 1, "0.2"), ("0.2", "0.1", 1, "0.3"), ("0.25", "0.1", 1, "0.3"), ("0.25", "0.1", -1, "0.2"),
            ("18446744073709551615", "1", 1, "18446744073709551616"), ("-0.5", "1", 1, "0"), ("-0.5", "1", -1, "-1"),
            ("0", "0.05", -1, "-0.05"), ("1", "8", 1, "8"), ("100", "100", 1, "200"), ("1e3", "1", -1, "999"),
        ])
    func stepsInDecimals(_ from: String, _ step: String, _ direction: Int, _ to: String) throws {
        #expect(try Self.decimal(from).stepped(by: try Self.decimal(step), direction: direction)?.lexeme == to)
    }

    @Test func detectsWholeNumbers() throws {
        #expect(try Self.decimal("1.0").isWhole)
        #expect(try Self.decimal("1e2").isWhole)
        #expect(try !Self.decimal("13.5").isWhole)
        #expect(try Self.decimal("0.0").isZero)
    }

    @Test(
        arguments: [
            ("1.25", -2, 125), ("3", -1, 30), ("-0.5", -1, -5), ("1.25", -1, nil), ("0", -9, 0), ("1e2", 1, 10),
            ("1e40", 0, nil), ("9223372036854775808", 0, 9_223_372_036_854_775_808),
        ] as [(String, Int, Int128?)])
    func unitsAreExact(_ number: String, _ unit: Int, _ count: Int128?) throws {
        #expect(try Self.decimal(number).units(of: unit) == count)
    }

    @Test(arguments: [("1.25", 2), ("1.50", 1), ("100", 0), ("1e-3", 3), ("0", 0)])
    func countsDecimalPlaces(_ number: String, _ places: Int) throws {
        #expect(try Self.decimal(number).decimalPlaces == places)
    }

    @Test(
        arguments: [
            (125, -2, "1.25"), (-5, -3, "-0.005"), (100, -2, "1"), (7, 2, "700"), (0, -3, "0"), (0, 99, "0"),
            (1, 50, "1e50"), (-1, 0, "-1"), (12, -50, "12e-50"),
        ] as [(Int128, Int, String)])
    func spellsUnits(_ count: Int128, _ unit: Int, _ lexeme: String) {
        #expect(JSONNumber(count, unit: unit).lexeme == lexeme)
        #expect(JSONNumber(lexeme: lexeme) != nil)
    }
}
