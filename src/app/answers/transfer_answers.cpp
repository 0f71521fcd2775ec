// Answers about files that come in.
#include "app/answers/answers.hpp"

namespace tandem {

Result<ImportAnswer> answer(Context& context, const ImportState&) { return context.imports.state(context); }
Result<ImportOddAnswer> answer(Context& context, const ImportOdd& question) { return context.imports.odd(question); }

}  // namespace tandem
