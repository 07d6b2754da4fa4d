@testable import ArtClient
import Domain
import Testing

struct ProxySettingsTests {
    private func route(_ environment: [String: String], _ address: String) throws -> String {
        "\(ProxySettings(environment: environment).route(to: try #require(HTTPURL(address))))"
    }

    @Test(arguments: [
        ([:], "no proxy"), (["https_proxy": ""], "no proxy"),
        (["https_proxy": "http://p.example:3128"], "through http://p.example:3128"),
        (["HTTPS_PROXY": "p.example:3128"], "through http://p.example:3128"),
        (["https_proxy": "http://a:1", "HTTPS_PROXY": "http://b:2"], "through http://a:1"),
        (["https_proxy": "", "HTTPS_PROXY": "http://b:2"], "through http://b:2"),
        (["all_proxy": "socks5h://p.example"], "through socks5://p.example:1080"),
        (["ALL_PROXY": "http://p.example/"], "through http://p.example:80"),
        (["https_proxy": "http://a:1", "all_proxy": "http://b:2"], "through http://a:1"),
        (["http_proxy": "http://a:1"], "no proxy"), (["HTTP_PROXY": "http://a:1"], "no proxy"),
        (["https_proxy": "http://[fd00::1]:3128"], "through http://[fd00::1]:3128"),
        (["https_proxy": "http://10.0.0.1:3128"], "through http://10.0.0.1:3128"),
        (["https_proxy": "https://p.example"], "the proxy in https_proxy cannot be used"),
        (["ALL_PROXY": "socks4://p.example"], "the proxy in ALL_PROXY cannot be used"),
        (["https_proxy": "http://a b"], "the proxy in https_proxy cannot be used"),
        (["https_proxy": "://"], "the proxy in https_proxy cannot be used"),
        (["https_proxy": "http://p.example:70000"], "the proxy in https_proxy cannot be used"),
        (["https_proxy": "http://p.example", "no_proxy": "a.example"], "no proxy"),
        (["https_proxy": "http://p.example", "no_proxy": "", "NO_PROXY": "*"], "no proxy"),
    ])
    func forEncryptedConnections(_ environment: [String: String], _ expected: String) throws {
        #expect(try route(environment, "https://a.example/x") == expected)
    }

    /// `HTTP_PROXY` may come from a request's header (httpoxy, CVE-2016-5385), so that name is not read.
    @Test(arguments: [
        (["http_proxy": "http://a:1"], "through http://a:1"), (["HTTP_PROXY": "http://a:1"], "no proxy"),
        (["https_proxy": "http://a:1"], "no proxy"), (["all_proxy": "http://a:1"], "through http://a:1"),
    ])
    func forPlainConnections(_ environment: [String: String], _ expected: String) throws {
        #expect(try route(environment, "http://a.example/x") == expected)
    }

    @Test(arguments: ["http://127.0.0.1:8080", "http://localhost/", "https://[::1]/", "https://a.localhost/"])
    func loopbackIsDirect(_ address: String) throws {
        #expect(try route(["all_proxy": "http://p.example", "http_proxy": "http://p.example"], address) == "no proxy")
    }

    @Test func hidesCredentials() throws {
        let proxy = try #require(ProxyServer("http://us%65r:p%40ss:w@p.example:3128"))
        // "user:p@ss:w"
        #expect(proxy.authorization?.reveal() == "dXNlcjpwQHNzOnc=")
        var shown = "\(proxy) \(String(reflecting: proxy))"
        dump(proxy, to: &shown)
        dump(ProxySettings(environment: ["https_proxy": "http://user:p%40ss@p.example"]), to: &shown)
        #expect(!shown.contains("ss") || !shown.contains("dXNl"))
        #expect(!shown.contains("p@ss") && !shown.contains("p%40ss") && !shown.contains("dXNl"))
        #expect("\(proxy)" == "http://p.example:3128")
        #expect(try #require(ProxyServer("http://user@p.example")).authorization?.reveal() == "dXNlcjo=")
        #expect(ProxyServer("socks5://user:pass@p.example") == nil)
    }

    @Test func describesTheRoute() throws {
        let settings = ProxySettings(environment: ["https_proxy": "http://user:pass@p.example"])
        #expect("\(settings.route(to: Origin.artinstring))" == "through http://p.example:80")
        #expect("\(settings.route(to: try Origin("http://127.0.0.1:1")))" == "no proxy")
    }
}
