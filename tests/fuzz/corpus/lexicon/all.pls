<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon"
         alphabet="ipa" xml:lang="en-US">
  <lexeme><grapheme>Kyiv</grapheme><grapheme>Kiev</grapheme>
    <phoneme>kaɪv</phoneme><phoneme prefer="true">ˈkiːjɪv</phoneme></lexeme>
  <lexeme><grapheme>W3C</grapheme><alias>World Wide Web Consortium</alias></lexeme>
  <lexeme><grapheme>Cuba</grapheme><phoneme alphabet="x-espeak">kj'u:b@</phoneme></lexeme>
</lexicon>
