@testable import ArtClient
import Testing

struct DataURLTests {
    @Test(arguments: [
        ("data:,A%20brief%20note", nil, "A brief note"),
        ("data:text/plain;charset=utf-8,x", "text/plain;charset=utf-8", "x"),
        ("data:image/svg+xml;base64,PHN2Zy8+", "image/svg+xml", "<svg/>"), ("DATA:;BASE64,eA==", nil, "x"),
        ("data:a/b;base64,eA", "a/b", "x"), ("data:a/b;base64,eA%3D%3D", "a/b", "x"),
        ("data:a/b;base64,e A=%0A=", "a/b", "x"), ("data:,", nil, ""), ("data:a/b;base64,", "a/b", ""),
        ("data:,a,b%zz%", nil, "a,b%zz%"),
    ])
    func decodes(_ text: String, _ type: String?, _ content: String) throws {
        let data = try DataURL(text, limit: 99)
        #expect(data.mediaType == type)
        #expect(data.bytes == Array(content.utf8))
    }

    @Test(arguments: ["data:text/plain", "data:a/b;base64,e", "data:a/b;base64,e*==", "http://a.example/,x", "data"])
    func refuses(_ text: String) {
        #expect(throws: DataURL.Problem.malformed) { try DataURL(text, limit: 99) }
    }

    @Test(arguments: ["data:,0123456789", "data:;base64,MDEyMzQ1Njc4OQ==", "data:,%30%31%32%33%34%35%36%37%38%39"])
    func isBounded(_ text: String) throws {
        #expect(try DataURL(text, limit: 10).bytes == Array("0123456789".utf8))
        #expect(throws: DataURL.Problem.tooLarge) { try DataURL(text, limit: 9) }
    }
}
