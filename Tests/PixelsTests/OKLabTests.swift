import Testing

@testable import Pixels

struct OKLabTests {
    /// Values of Ottosson's reference implementation.
    @Test(
        arguments: [
            ((255, 255, 255), (1.0, 0.0, 0.0)), ((0, 0, 0), (0, 0, 0)), ((255, 0, 0), (0.6280, 0.2249, 0.1258)),
            ((0, 255, 0), (0.8664, -0.2339, 0.1795)), ((0, 0, 255), (0.4520, -0.0324, -0.3115)),
        ] as [((UInt8, UInt8, UInt8), (Double, Double, Double))])
    func matchesTheReference(_ color: (UInt8, UInt8, UInt8), _ lab: (Double, Double, Double)) {
        let found = OKLab(color.0, color.1, color.2).components
        #expect(abs(found.x - lab.0) < 0.0005 && abs(found.y - lab.1) < 0.0005 && abs(found.z - lab.2) < 0.0005)
    }

    @Test func grayHasNoHue() {
        for gray: UInt8 in 0...255 {
            let found = OKLab(gray, gray, gray).components
            #expect(abs(found.y) < 1e-4 && abs(found.z) < 1e-4)
        }
    }

    @Test func lightAndChannelsAreInverse() {
        for channel: UInt8 in 0...255 {
            #expect(LinearLight.channel(of: Float(LinearLight.value(of: channel))) == channel)
        }
        #expect(abs(LinearLight.value(of: 188) - 0.5029) < 0.0001 && LinearLight.value(of: 255) == 1)
    }

    @Test(arguments: [(-1, 0), (2, 255), (.nan, 0), (.infinity, 255), (-.infinity, 0)] as [(Float, UInt8)])
    func lightOutsideIsClamped(_ light: Float, _ channel: UInt8) {
        #expect(LinearLight.channel(of: light) == channel)
    }
}
