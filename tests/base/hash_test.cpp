// SHA-256 against the published vectors.
#include "tandem/base/hash.hpp"

#include <doctest/doctest.h>

namespace tandem {
namespace {

TEST_CASE("SHA-256 gives the digests of FIPS 180-4 and NIST's vectors") {
    CHECK(hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(hex(sha256("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu")) ==
          "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
    CHECK(hex(sha256(std::string(1'000'000, 'a'))) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    CHECK(hex(sha256("\xbd")) == "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b");
    CHECK(hex(sha256(std::string(55, '\0'))) == "02779466cdec163811d078815c633f21901413081449002f24aa3e80f0b88ef7");
    CHECK(hex(sha256(std::string(56, '\0'))) == "d4817aa5497628e7c77e6b606107042bbba3130888c5f47a375e6179be789fbb");
    CHECK(hex(sha256(std::string(64, '\0'))) == "f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b");
}

TEST_CASE("the digest does not depend on how the bytes arrive") {
    std::string text;
    for (int i = 0; i < 300; ++i) text += static_cast<char>(i * 7);
    for (std::size_t step = 1; step < 150; ++step) {
        Sha256 hash;
        for (std::size_t at = 0; at < text.size(); at += step) hash.add(std::string_view(text).substr(at, step));
        if (hash.finish() != sha256(text)) FAIL("differs at step ", step);
    }
}

TEST_CASE("numbers are eight bytes little endian and sized parts do not run into each other") {
    CHECK(Sha256().add_number(0x0102030405060708).finish() == sha256("\x08\x07\x06\x05\x04\x03\x02\x01"));
    CHECK(Sha256().add_sized("ab").add_sized("c").finish() != Sha256().add_sized("a").add_sized("bc").finish());
    CHECK(bytes_of(sha256("abc")).size() == 32);
}

}  // namespace
}  // namespace tandem
