; What the installer says of its own. The other texts are in Kazakh.nlf, Kazakh.nsh and NSIS.
LangString NAME ${LANG_KAZAKH} "Үйде оқыту"
LangString NAME ${LANG_RUSSIAN} "Обучение на дому"
LangString NAME ${LANG_ENGLISH} "Home Education"

LangString FILE_TYPE_NAME ${LANG_KAZAKH} "Үйде оқыту дерекқоры"
LangString FILE_TYPE_NAME ${LANG_RUSSIAN} "База данных обучения на дому"
LangString FILE_TYPE_NAME ${LANG_ENGLISH} "Home education database"

LangString IS_OPEN ${LANG_KAZAKH} "Бағдарлама ашық тұр. Оны жауып, қайталап көріңіз."
LangString IS_OPEN ${LANG_RUSSIAN} "Программа открыта. Закройте её и повторите."
LangString IS_OPEN ${LANG_ENGLISH} "The program is open. Close it and try again."

LangString NEWER_IS_HERE ${LANG_KAZAKH} "Бұл компьютерде одан жаңа нұсқа ($0) орнатылған; бұл ${VERSION} нұсқасы. Ештеңе өзгертілген жоқ."
LangString NEWER_IS_HERE ${LANG_RUSSIAN} "На этом компьютере уже установлена более новая версия ($0), а это версия ${VERSION}. Ничего не изменено."
LangString NEWER_IS_HERE ${LANG_ENGLISH} "A newer version ($0) is installed on this PC, and this is version ${VERSION}. Nothing was changed."

LangString NOT_WRITTEN ${LANG_KAZAKH} "Файлдарды жазу мүмкін болмады: дискіде 500 МБ бос орын бар-жоғын және антивирустың кедергі жасап тұрмағанын тексеріңіз. Бұрын орнатылған нұсқа сол күйінде қалды."
LangString NOT_WRITTEN ${LANG_RUSSIAN} "Не удалось записать файлы: проверьте, есть ли на диске 500 МБ свободного места и не мешает ли антивирус. Установленная раньше версия осталась как была."
LangString NOT_WRITTEN ${LANG_ENGLISH} "The files could not be written: see whether the disk has 500 MB free and whether an antivirus is in the way. The version installed before is as it was."

LangString DATA_STAYS ${LANG_KAZAKH} "Бағдарлама жойылады, ал кеңсенің деректері қалады: дерекқор, баптаулар және кеңсенің өз үлгілері мына қалтада: $LOCALAPPDATA\HomeEducation. Басқа жерде сақталған дерекқор да орнында қалады."
LangString DATA_STAYS ${LANG_RUSSIAN} "Программа удаляется, а данные отдела остаются: база данных, настройки и собственные формы лежат в папке $LOCALAPPDATA\HomeEducation. База, которая хранится в другом месте, тоже остаётся."
LangString DATA_STAYS ${LANG_ENGLISH} "The program is removed and the office's data stay: the database, the settings and the office's own forms are in $LOCALAPPDATA\HomeEducation. A database that is kept elsewhere stays, too."
