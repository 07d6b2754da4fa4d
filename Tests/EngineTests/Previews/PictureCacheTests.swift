import Foundation
import Pixels
import TestKit
import Testing

@testable import Engine

struct PictureCacheTests {
    private let parent: TemporaryFolder
    private var folder: String { parent.appending("easel/pictures") }

    init() throws { parent = try TemporaryFolder() }

    private func key(_ number: Int) -> PictureKey { PictureKey(address: "https://x.y/\(number)") }

    private var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder).sorted()) ?? [] }

    private func permissions(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    /// A picture of 128 × 128 pixels: 13 blocks on disk.
    private func large(_ red: UInt8) throws -> StoredPicture {
        let channels = [UInt8](repeating: red, count: 128 * 128 * 3)
        return StoredPicture(
            file: SniffedFile(format: .png, width: nil, height: nil), byteCount: 1, side: 144,
            grid: try #require(PixelGrid(width: 128, height: 128, channels: channels)))
    }

    @Test func anotherEaselReadsWhatWasSaved() async throws {
        let picture = try #require(PictureFileTests.picture(side: 144))
        await PictureCache(folder).save(picture, key(1))
        let other = PictureCache(folder)
        #expect(await other.picture(key(1), side: 96) == picture)
        #expect(await other.picture(key(1), side: 144) == picture)
        #expect(await other.picture(key(1), side: 216) == nil)
        #expect(await other.smallerPicture(key(1), side: 216) == picture)
        #expect(await other.picture(key(2), side: 96) == nil)
        #expect(try permissions(folder) == 0o700 && permissions(folder + "/\(names[0])") == 0o600)
        #expect(names == [key(1).name + "-144"])
    }

    @Test func aDamagedFileIsRemoved() async throws {
        let cache = PictureCache(folder)
        await cache.save(try #require(PictureFileTests.picture()), key(1))
        let file = folder + "/\(names[0])"
        var bytes = try Data(contentsOf: URL(filePath: file))
        bytes[40] ^= 1
        try bytes.write(to: URL(filePath: file))
        #expect(await cache.picture(key(1), side: 96) == nil)
        #expect(names.isEmpty)
    }

    @Test func aPictureUnderAnotherNameIsNone() async throws {
        let cache = PictureCache(folder)
        await cache.save(try #require(PictureFileTests.picture(side: 96)), key(1))
        let name = names[0]
        try FileManager.default.moveItem(
            atPath: "\(folder)/\(name)", toPath: "\(folder)/\(name.replacing("-96", with: "-640"))")
        #expect(await cache.picture(key(1), side: 96) == nil)
    }

    @Test func theLeastRecentlyUsedGo() async throws {
        let cache = PictureCache(folder, limit: 40 * 4096)
        for number in 1...3 {
            await cache.save(try large(UInt8(number)), key(number))
            // Times of files are coarse.
            let old = [FileAttributeKey.modificationDate: Date(timeIntervalSinceNow: Double(number) * 10 - 1000)]
            try FileManager.default.setAttributes(old, ofItemAtPath: "\(folder)/\(key(number).name)-144")
        }
        #expect(await cache.picture(key(1), side: 144) != nil)
        try parent.write("mine", to: "easel/pictures/notes.txt")
        await cache.save(try large(4), key(4))
        for (number, isLeft) in [(1, true), (2, false), (3, false), (4, true)] {
            #expect(await (cache.picture(key(number), side: 144) != nil) == isLeft)
        }
        #expect(names.contains("notes.txt"))
    }

    @Test func whatCannotBeWrittenIsNotCached() async throws {
        // A file where the folder should be.
        try parent.write("", to: "easel/pictures")
        let blocked = PictureCache(folder)
        await blocked.save(try large(1), key(1))
        #expect(await blocked.picture(key(1), side: 96) == nil)
        // A link where the folder should be.
        let elsewhere = parent.appending("elsewhere")
        try FileManager.default.createDirectory(atPath: elsewhere, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: parent.appending("link"), withDestinationPath: elsewhere)
        let linked = PictureCache(parent.appending("link"))
        await linked.save(try large(1), key(1))
        #expect(try FileManager.default.contentsOfDirectory(atPath: elsewhere).isEmpty)
    }

    @Test func filesThatAreNoFilesAreNotRead() async throws {
        let cache = PictureCache(folder)
        await cache.save(try large(1), key(1))
        try FileManager.default.createDirectory(
            atPath: "\(folder)/\(key(2).name)-96", withIntermediateDirectories: false)
        #expect(mkfifo("\(folder)/\(key(3).name)-96", 0o600) == 0)
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder)/\(key(4).name)-96", withDestinationPath: "\(folder)/\(key(1).name)-144")
        for number in 2...4 { #expect(await cache.picture(key(number), side: 96) == nil) }
        #expect(await cache.picture(key(1), side: 96) != nil)
    }

    @Test func manyEaselsAtOnceSpoilNothing() async throws {
        let pictures = try (0..<4).map { try large(UInt8($0)) }
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                let cache = PictureCache(folder, limit: 30 * 4096)
                group.addTask {
                    for round in 0..<12 {
                        let number = round % 4
                        await cache.save(pictures[number], key(number))
                        if let found = await cache.picture(key(number), side: 144) {
                            #expect(found == pictures[number])
                        }
                    }
                }
            }
        }
        #expect(names.allSatisfy { $0.hasSuffix("-144") })
    }

    @Test func aDraftOfADeadEaselIsReplaced() async throws {
        let cache = PictureCache(folder)
        let draft = "easel/pictures/.\(key(1).name)-144-draft"
        try parent.write("half", to: draft)
        await cache.save(try large(1), key(1))
        #expect(await cache.picture(key(1), side: 96) == nil, "another Easel may be writing")
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -600)], ofItemAtPath: parent.appending(draft))
        await cache.save(try large(1), key(1))
        #expect(await cache.picture(key(1), side: 96) != nil && names == [key(1).name + "-144"])
    }
}
