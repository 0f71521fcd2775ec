// Answers about files that come in.
#include "app/answers/answers.hpp"

namespace tandem {

Result<ImportAnswer> answer(Context& context, const ImportState&) { return context.imports.state(context); }

}  // namespace tandem
