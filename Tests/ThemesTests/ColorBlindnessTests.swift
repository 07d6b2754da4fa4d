import Canvas
import Testing
import Themes

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Checks that the phases of the color-blind theme can be distinguished with red-green color blindness.
struct ColorBlindnessTests {
    /// A color as seen without one of the three kinds of cones: Machado, Oliveira and Fernandes, "A
    /// physiologically-based model for simulation of color vision deficiency" (2009), severity 1.0, on linear RGB.
    enum Eyes: String, CaseIterable, Sendable {
        case usual, protanopia, deuteranopia

        var matrix: [SIMD3<Double>] {
            switch self {
            case .usual: [SIMD3(1, 0, 0), SIMD3(0, 1, 0), SIMD3(0, 0, 1)]
            case .protanopia:
                [
                    SIMD3(0.152286, 1.052583, -0.204868), SIMD3(0.114503, 0.786281, 0.099216),
                    SIMD3(-0.003882, -0.048116, 1.051998),
                ]
            case .deuteranopia:
                [
                    SIMD3(0.367322, 0.860646, -0.227968), SIMD3(0.280085, 0.672501, 0.047413),
                    SIMD3(-0.011820, 0.042940, 0.968881),
                ]
            }
        }

        /// The perceived color in OKLab, where 0.02 is about the just-noticeable difference.
        func see(_ color: Shown) -> SIMD3<Double> {
            let light = matrix.map { min(max(($0 * color.linear).sum(), 0), 1) }
            let cones = [
                SIMD3(0.4122214708, 0.5363325363, 0.0514459929), SIMD3(0.2119034982, 0.6806995451, 0.1073969566),
                SIMD3(0.0883024619, 0.2817188376, 0.6299787005),
            ].map { cbrt(($0 * SIMD3(light[0], light[1], light[2])).sum()) }
            let lab = [
                SIMD3(0.2104542553, 0.7936177850, -0.0040720468), SIMD3(1.9779984951, -2.4285922050, 0.4505937099),
                SIMD3(0.0259040371, 0.7827717662, -0.8086757660),
            ].map { ($0 * SIMD3(cones[0], cones[1], cones[2])).sum() }
            return SIMD3(lab[0], lab[1], lab[2])
        }

        func distance(_ first: Shown, _ second: Shown) -> Double {
            let difference = see(first) - see(second)
            return (difference * difference).sum().squareRoot()
        }
    }

    /// The roles of the six phases: queued, running, completed, failed, cancelled and unknown.
    private static let phases: [Role] = [.queued, .live, .good, .bad, .muted, .warn]

    private static func least(_ name: String, _ depth: ColorDepth, _ eyes: Eyes) throws -> Double {
        let theme = try ThemeCatalog().theme(named: name, depth: depth)
        return SeenTerminal.judging(theme.background, depth: depth).map { terminal in
            let colors = phases.map {
                terminal.show(theme[$0].foreground, attributes: theme[$0].attributes, depth: depth)
            }
            return colors.indices.flatMap { first in
                colors.indices.filter { $0 > first }.map { eyes.distance(colors[first], colors[$0]) }
            }.min() ?? 0
        }.min() ?? 0
    }

    /// Five just-noticeable differences where the theme defines the colors; one where the terminal does.
    @Test(
        arguments: Eyes.allCases,
        [(ColorDepth.trueColor, 0.1), (.palette256, 0.1), (.ansi16, 0.03), (.ansi8, 0.03)])
    func anyTwoPhasesDifferInTheColorBlindTheme(_ eyes: Eyes, at depth: (ColorDepth, Double)) throws {
        #expect(try Self.least("distinct", depth.0, eyes) >= depth.1)
    }

    @Test func simulationConfusesRedAndGreen() throws {
        let (red, green) = (Shown(0xB04A00), Shown(0x5F7A00))
        #expect(Eyes.usual.distance(red, green) > 0.1)
        #expect(Eyes.deuteranopia.distance(red, green) < 0.05)
        // The default theme is not made for it: shapes and words distinguish its phases.
        #expect(try Self.least("dusk", .trueColor, .deuteranopia) < 0.1)
    }
}
